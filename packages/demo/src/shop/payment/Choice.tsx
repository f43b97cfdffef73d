import { useEffect, type ReactNode } from 'react'
import { adapters, chooseAdapter, rememberAdapter, type Adapter } from '../adapter.ts'

/** Which adapter draws the checkout. A switch for people who build shops; buyers never see one. */
export function Choice({ adapter, isHeld }: { adapter: Adapter; isHeld: boolean }): ReactNode {
  useEffect(() => rememberAdapter(adapter), [adapter])
  return (
    <div className="choice">
      <p role="status">{isHeld && 'Fixed: a payment is under way'}</p>
      <fieldset disabled={isHeld}>
        <legend className={isHeld ? 'unseen' : ''}>Checkout in</legend>
        <div className="segments">
          {adapters.map(({ id, name }) => (
            <label key={id}>
              <input
                type="radio"
                name="adapter"
                checked={id === adapter}
                onChange={() => chooseAdapter(id)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
