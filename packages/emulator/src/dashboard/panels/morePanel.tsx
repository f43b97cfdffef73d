import type { JSX } from 'hono/jsx/jsx-runtime'
import { Code } from '../parts/code.tsx'
import { VerbButton, VerbForm } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'
import { Panel } from './panel.tsx'

/** For seldom use: the addresses and the public key, turning the clock by any span, rotating the key, and the reset. */
export function MorePanel({ scene }: { scene: Scene }): JSX.Element {
  const { antom, control, url } = scene
  const { clientId, antomPublicKey } = control.credentials
  return (
    <Panel id="more" title="More">
      <section id="more-shop">
        <h3>For your shop</h3>
        <Code id="more-gateway" label="Gateway" text={url} />
        <Code id="more-page" label="The SDK’s environment" text={antom.pageUrl} />
        <Code id="more-client" label="Client id" text={clientId} />
        <Code id="more-key" label="Antom’s public key" text={antomPublicKey} />
      </section>
      <section>
        <h3>Clock</h3>
        <VerbForm verb="advance" class="inline">
          <label>
            Turn forward by{' '}
            <input name="by" placeholder="2 min, 1 h, 7 d" required autocomplete="off" />
          </label>
          <button>Turn</button>
        </VerbForm>
      </section>
      <section>
        <h3>Antom’s key</h3>
        <p class="note">
          Antom signs with a new key from then on. Your shop needs the new public key.
        </p>
        <VerbButton verb="rotate-key" label="Rotate Antom’s key" />
      </section>
      <section>
        <h3>Start over</h3>
        <p class="note">
          Forgets all payments, notifications, calls and faults. The keys and the time stay.
        </p>
        <VerbButton verb="reset" label="Reset" kind="danger" />
      </section>
      <p>
        <button type="button" class="quiet" popovertarget="help">
          Keys of the keyboard <kbd>?</kbd>
        </button>
      </p>
    </Panel>
  )
}
