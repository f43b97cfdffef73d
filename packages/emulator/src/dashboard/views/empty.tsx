import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Code } from '../parts/code.tsx'
import { VerbButton } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'

/** What to do where nothing has happened yet. */
export function Welcome({ scene }: { scene: Scene }): JSX.Element {
  const { url, antom, control } = scene
  const { clientId, antomPublicKey } = control.credentials
  return (
    <div class="empty welcome" id="welcome">
      <h2>Waiting for your shop</h2>
      <p>
        Everything that your shop asks Antom, and everything that Antom tells your shop, appears
        here by itself.
      </p>
      <ol class="steps">
        <li>
          <h3>Point your shop at this emulator</h3>
          <Code
            id="welcome-env"
            label="Environment"
            text={`ANTOM_GATEWAY=${url}\nANTOM_ENVIRONMENT=${antom.pageUrl}\nANTOM_CLIENT_ID=${clientId}\nANTOM_PUBLIC_KEY=${antomPublicKey}`}
          />
          <p class="note">
            The shop’s private key is never shown. Start the emulator with{' '}
            <code>--write-env .env.antom</code> to have it in a file.
          </p>
        </li>
        <li>
          <h3>Or send your shop a test payment</h3>
          <Code
            id="welcome-trigger"
            label="Command"
            text={`npx antom-emulator trigger payment --url ${url} --notify-url http://localhost:3000/api/antom/notify`}
          />
          <p class="note">Without a shop, a payment can be made right here:</p>
          <VerbButton verb="pay" label="Make a test payment" kind="primary" />
        </li>
      </ol>
    </div>
  )
}

/** A view that has nothing yet, with what fills it. */
export function Empty({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children?: Child
}): JSX.Element {
  return (
    <div class="empty" id={id}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
