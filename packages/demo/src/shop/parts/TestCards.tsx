import type { ReactNode } from 'react'

// Of the emulator's; the first three are what most people want to see.
const cards = [
  ['4111 1111 1111 1111', 'Paid'],
  ['4000 0000 0000 9995', 'Balance too low, try again'],
  ['4000 0000 0000 0341', 'Closed, needs a new session'],
  ['4000 0000 0000 0077', 'Takes a moment, then paid'],
  ['4000 0000 0000 0259', 'Stays on its way'],
] as const

export function TestCards(): ReactNode {
  return (
    <details className="test-cards">
      <summary>Test cards</summary>
      <dl>
        {cards.map(([number, outcome]) => (
          <div key={number}>
            <dt className="number">{number}</dt>
            <dd>{outcome}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">Any later date and any security code.</p>
    </details>
  )
}
