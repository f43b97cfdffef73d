import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Scene } from '../scene.ts'
import { Detail } from '../parts/detail.tsx'
import { CallDetail } from './callDetail.tsx'
import { FaultDetail } from './faultDetail.tsx'
import { NotificationDetail } from './notificationDetail.tsx'
import { PaymentDetail } from './paymentDetail.tsx'

/** The details of the subject in the address; undefined when there is none. */
export function detailOf(scene: Scene): JSX.Element | undefined {
  const { antom, control, address } = scene
  const { show } = address
  if (!show) {
    return undefined
  }
  const dash = show.indexOf('-')
  const [kind, id] = [show.slice(0, dash), show.slice(dash + 1)]
  switch (kind) {
    case 'payment': {
      const session = antom.sessions.ofPaymentId(id)
      return session ? <PaymentDetail scene={scene} session={session} /> : gone(scene)
    }
    case 'notification': {
      const notification = antom.sender.byId(id)
      return notification ? (
        <NotificationDetail scene={scene} notification={notification} />
      ) : (
        gone(scene)
      )
    }
    case 'call': {
      const call = antom.calls.byId(Number(id))
      return call ? <CallDetail scene={scene} call={call} /> : gone(scene)
    }
    case 'fault': {
      const fault = control.faults().find((each) => each.id === id)
      return fault ? <FaultDetail scene={scene} fault={fault} /> : gone(scene)
    }
    default:
      return gone(scene)
  }
}

function gone(scene: Scene): JSX.Element {
  return (
    <Detail scene={scene} id="gone" title="This is not here any more" over="Forgotten">
      <p>
        The emulator was reset, a fault was disarmed, or newer payments and calls took its place.
      </p>
    </Detail>
  )
}
