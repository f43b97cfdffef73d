import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { command } from '../command.ts'
import { Code } from '../parts/code.tsx'
import { VerbButton } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'

/** The first steps, while nothing has happened yet. */
export function Welcome({ scene }: { scene: Scene }): JSX.Element {
  const { url, antom, control } = scene
  const { clientId, antomPublicKey } = control.credentials
  const environment = (publicKey: string): string =>
    [
      `ANTOM_GATEWAY=${url}`,
      `ANTOM_ENVIRONMENT=${antom.pageUrl}`,
      `ANTOM_CLIENT_ID=${clientId}`,
      `ANTOM_PUBLIC_KEY=${publicKey}`,
    ].join('\n')
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
            text={environment(`${antomPublicKey.slice(0, 20)}…`)}
            copied={environment(antomPublicKey)}
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
            text={command(
              'trigger payment',
              url,
              '--notify-url http://localhost:3000/antom/notify',
            )}
          />
          <p class="note">Without a shop, a payment can be made right here:</p>
          <VerbButton verb="pay" label="Make a test payment" kind="primary" />
        </li>
      </ol>
    </div>
  )
}

/** A view without rows, and how to get the first one. */
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
