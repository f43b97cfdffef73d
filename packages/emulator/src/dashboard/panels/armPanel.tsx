import type { JSX } from 'hono/jsx/jsx-runtime'
import { gatewayFaults, knownFaults, notificationFaults, type Fault } from '../../faults/faults.ts'
import { faultTexts } from '../faultTexts.ts'
import { VerbForm } from '../parts/verbForm.tsx'
import { Panel } from './panel.tsx'

/** Lets something go wrong. Two forms, because calls and notifications go wrong in different ways. */
export function ArmPanel(): JSX.Element {
  const places = [...knownFaults]
  return (
    <Panel id="arm" title="Arm a fault">
      <p class="note">
        The next one of its kind goes wrong. It shows on the timeline when it does.
      </p>
      <div class="arm-forms">
        <ArmForm
          legend="A call of the gateway"
          label="Call"
          on={places.filter(([, does]) => does === gatewayFaults).map(([on]) => on)}
          does={gatewayFaults}
        />
        <ArmForm
          legend="A notification"
          label="Notification"
          on={places.filter(([, does]) => does === notificationFaults).map(([on]) => on)}
          does={notificationFaults}
        />
      </div>
    </Panel>
  )
}

interface ArmFormProps {
  legend: string
  label: string
  on: readonly Fault['on'][]
  does: readonly Fault['does'][]
}

function ArmForm({ legend, label, on, does }: ArmFormProps): JSX.Element {
  return (
    <VerbForm verb="fault" class="fields">
      <h3>{legend}</h3>
      <label>
        {label}
        <select name="on">
          {on.map((name) => (
            <option value={name}>{name}</option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>What happens</legend>
        {does.map((name, index) => (
          <label class="choice">
            <input type="radio" name="does" value={name} checked={index === 0} />
            <span>
              <b>{name}</b> <small>{faultTexts[name]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        How often
        <input type="number" name="times" min={1} max={1000} value="1" required />
      </label>
      <button class="primary">Arm</button>
    </VerbForm>
  )
}
