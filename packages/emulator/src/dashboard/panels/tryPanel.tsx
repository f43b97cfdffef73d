import type { JSX } from 'hono/jsx/jsx-runtime'
import { knownMethodTypes } from '../../payment/paymentMethods.ts'
import { outcomes } from '../../scenarios/outcomes.ts'
import { VerbForm } from '../parts/verbForm.tsx'
import { Panel } from './panel.tsx'

/** Makes an order and pays it, without a shop and without a buyer. */
export function TryPanel(): JSX.Element {
  return (
    <Panel id="try" title="Test payment">
      <p class="note">
        Makes an order and pays it as a buyer would. The notifications go to your shop, if you say
        where.
      </p>
      <VerbForm verb="pay" class="fields">
        <label>
          Outcome
          <select name="outcome">
            {outcomes.map(({ scenario, label }) => (
              <option value={scenario}>{label}</option>
            ))}
          </select>
        </label>
        <label>
          Payment method
          <select name="method">
            {knownMethodTypes.map((type) => (
              <option value={type}>{type}</option>
            ))}
          </select>
        </label>
        <div class="pair">
          <label>
            Amount, in the smallest unit
            <input name="value" inputmode="numeric" pattern="[0-9]+" value="6000" required />
          </label>
          <label>
            Currency
            <input name="currency" value="SGD" maxlength={3} pattern="[A-Z]{3}" required />
          </label>
        </div>
        <label>
          Captured
          <select name="captureMode">
            <option value="AUTOMATIC">by Antom itself</option>
            <option value="MANUAL">when the shop asks for it (cards)</option>
          </select>
        </label>
        <label>
          Notify (paymentNotifyUrl)
          <input
            type="url"
            name="notifyUrl"
            placeholder="http://localhost:3000/antom/notify"
            data-remember="notifyUrl"
          />
        </label>
        <button class="primary">Pay</button>
      </VerbForm>
    </Panel>
  )
}
