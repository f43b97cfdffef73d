import { AntomCheckout, type CheckoutOptions } from '@antom-checkout/react'
import { useRef, useState } from 'react'

export function Checkout({ className, ...options }: CheckoutOptions & { className: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isWanted, setWanted] = useState(false)
  const open = () => {
    setWanted(true)
    dialog.current?.showModal()
  }
  return (
    <>
      <button onClick={open}>Pay $ 48.00</button>
      {/* Closed, it is hidden and not unmounted: what is being paid goes on. The browser gives the focus back. */}
      <dialog ref={dialog} className={className} aria-label="Payment">
        <button onClick={() => dialog.current?.close()}>Close</button>
        {isWanted && <AntomCheckout {...options} />}
      </dialog>
    </>
  )
}
