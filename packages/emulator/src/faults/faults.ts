import type { NotifyType } from '../notify/notifyType.ts'
import type { Tone } from '../timeline/entry.ts'
import type { Timeline } from '../timeline/timeline.ts'

type OperationName =
  | 'createPaymentSession'
  | 'inquiryPayment'
  | 'capture'
  | 'refund'
  | 'inquiryRefund'
  | 'cancel'

/** A call of the gateway that goes wrong. */
export interface GatewayFault {
  on: OperationName
  /**
   * `time-out`: nothing is done, and no answer comes. `http-500`: nothing is done. `unknown`: nothing is done, the answer is `U`.
   * `unsigned-answer`: it is done, the answer has no signature. `lose-answer`: it is done, the connection breaks before the answer.
   */
  does: 'time-out' | 'http-500' | 'unknown' | 'unsigned-answer' | 'lose-answer'
  /** How often. Default: 1. */
  times?: number
}

/** A delivery of a notification that goes wrong. */
export interface NotificationFault {
  on: NotifyType
  /**
   * `delay`: it is sent 5 minutes later. `duplicate`: it is sent twice. `reorder`: the next notification overtakes it. `drop`: this
   * delivery is lost, the next one of the schedule is sent. `forge`: one with a wrong signature is sent before it. `corrupt`: its body is
   * changed after it was signed.
   */
  does: 'delay' | 'duplicate' | 'reorder' | 'drop' | 'forge' | 'corrupt'
  /** How often. Default: 1. */
  times?: number
}

/** Something that goes wrong, once or several times. */
export type Fault = GatewayFault | NotificationFault

/** A fault that waits for its occasion. */
export interface ArmedFault {
  readonly id: string
  /** When it was armed, by the clock of the emulator. */
  readonly armedAt: number
  readonly on: Fault['on']
  readonly does: Fault['does']
  /** How often it will still happen. */
  readonly left: number
  /** When it happened, by the clock of the emulator. */
  readonly fired: readonly number[]
  /** Takes it back. */
  disarm: () => void
}

export interface Faults {
  /** All that were armed and not taken back, oldest first, also those that have happened as often as they should. */
  list: () => readonly ArmedFault[]
  /** Arms a fault. @throws Error that lists the faults that there are */
  arm: (fault: Fault) => ArmedFault
  /** The fault that now happens, if one is armed: the oldest one. It is counted. */
  fireGateway: (on: string) => GatewayFault['does'] | undefined
  fireNotification: (on: NotifyType) => NotificationFault['does'] | undefined
  clear: () => void
}

/** Forgotten first: faults that have happened as often as they should. */
const KEPT_FAULTS = 200

export const gatewayFaults: readonly GatewayFault['does'][] = [
  'time-out',
  'http-500',
  'unknown',
  'unsigned-answer',
  'lose-answer',
]

export const notificationFaults: readonly NotificationFault['does'][] = [
  'delay',
  'duplicate',
  'reorder',
  'drop',
  'forge',
  'corrupt',
]

/** What can go wrong, by where it can. */
export const knownFaults: ReadonlyMap<Fault['on'], readonly Fault['does'][]> = new Map([
  ['createPaymentSession', gatewayFaults],
  ['inquiryPayment', gatewayFaults],
  ['capture', gatewayFaults],
  ['refund', gatewayFaults],
  ['inquiryRefund', gatewayFaults],
  ['cancel', gatewayFaults],
  ['PAYMENT_RESULT', notificationFaults],
  ['CAPTURE_RESULT', notificationFaults],
  ['REFUND_RESULT', notificationFaults],
] as [Fault['on'], readonly Fault['does'][]][])

interface Armed {
  id: string
  armedAt: number
  on: Fault['on']
  does: Fault['does']
  left: number
  fired: number[]
}

export function createFaults(
  now: () => number,
  timeline: Pick<Timeline, 'add'> = { add: () => {} },
): Faults {
  let armed: Armed[] = []
  let lastId = 0

  function note(fault: Armed, detail: string, tone: Tone): void {
    timeline.add({
      kind: 'fault',
      title: `${fault.does} on ${fault.on}`,
      detail,
      tone,
      subject: `fault-${fault.id}`,
    })
  }

  function fire(on: string): Fault['does'] | undefined {
    const fault = armed.find((each) => each.on === on && each.left > 0)
    if (!fault) {
      return undefined
    }
    fault.left -= 1
    fault.fired.push(now())
    note(
      fault,
      fault.left === 0 ? 'happened, and is used up' : `happened, ${fault.left} left`,
      'warn',
    )
    return fault.does
  }

  function disarm(fault: Armed): void {
    if (armed.includes(fault)) {
      fault.left = 0
      armed = armed.filter((each) => each !== fault)
      note(fault, 'disarmed', 'plain')
    }
  }

  function handleOf(fault: Armed): ArmedFault {
    return {
      id: fault.id,
      armedAt: fault.armedAt,
      on: fault.on,
      does: fault.does,
      get left() {
        return fault.left
      },
      get fired() {
        return [...fault.fired]
      },
      disarm: () => disarm(fault),
    }
  }

  return {
    arm: (fault) => {
      const { on, does, times = 1 } = check(fault)
      lastId += 1
      const added: Armed = {
        id: String(lastId),
        armedAt: now(),
        on,
        does,
        left: times,
        fired: [],
      }
      if (armed.length >= KEPT_FAULTS) {
        const usedUp = armed.findIndex(({ left }) => left === 0)
        armed.splice(Math.max(0, usedUp), 1)
      }
      armed.push(added)
      note(added, times === 1 ? 'armed' : `armed, ${times} times`, 'busy')
      return handleOf(added)
    },
    list: () => armed.map(handleOf),
    // check() has let no fault of another kind in.
    fireGateway: (on) => fire(on) as GatewayFault['does'] | undefined,
    fireNotification: (on) => fire(on) as NotificationFault['does'] | undefined,
    clear: () => {
      for (const fault of armed) {
        fault.left = 0
      }
      armed = []
    },
  }
}

function check(fault: Fault): Fault {
  const possible = knownFaults.get(fault.on)
  if (!possible) {
    throw new Error(
      `A fault is "on" one of ${quoted([...knownFaults.keys()])}, but it was "${fault.on}".`,
    )
  }
  if (!possible.includes(fault.does)) {
    throw new Error(
      `A fault on "${fault.on}" "does" one of ${quoted(possible)}, but it was "${fault.does}".`,
    )
  }
  const { times = 1 } = fault
  if (!Number.isInteger(times) || times < 1) {
    throw new Error(`"times" must be a whole number, 1 or more, but it was ${times}.`)
  }
  return fault
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
