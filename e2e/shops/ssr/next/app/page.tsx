import Link from 'next/link'

export default function CartPage() {
  return (
    <main>
      <h1>Your cart</h1>
      <Link href="/checkout">Check out</Link>
    </main>
  )
}
