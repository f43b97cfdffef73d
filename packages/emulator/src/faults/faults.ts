import type { NotifyType } from '../notify/notification.ts'

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

export type Fault = GatewayFault | NotificationFault

/** A fault that waits for its occasion. */
export interface ArmedFault {
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
  /** Arms a fault. @throws Error that lists the faults that there are */
  arm: (fault: Fault) => ArmedFault
  /** The fault that now happens, if one is armed: the oldest one. It is counted. */
  fireGateway: (on: string) => GatewayFault['does'] | undefined
  fireNotification: (on: NotifyType) => NotificationFault['does'] | undefined
  clear: () => void
}

const gatewayFaults: readonly GatewayFault['does'][] = [
  'time-out',
  'http-500',
  'unknown',
  'unsigned-answer',
  'lose-answer',
]

const notificationFaults: readonly NotificationFault['does'][] = [
  'delay',
  'duplicate',
  'reorder',
  'drop',
  'forge',
  'corrupt',
]

const known: ReadonlyMap<Fault['on'], readonly Fault['does'][]> = new Map([
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
  on: Fault['on']
  does: Fault['does']
  left: number
  fired: number[]
}

export function createFaults(now: () => number): Faults {
  let armed: Armed[] = []

  function fire(on: string): Fault['does'] | undefined {
    const fault = armed.find((each) => each.on === on && each.left > 0)
    if (!fault) {
      return undefined
    }
    fault.left -= 1
    fault.fired.push(now())
    return fault.does
  }

  return {
    arm: (fault) => {
      const { on, does, times = 1 } = check(fault)
      const added: Armed = { on, does, left: times, fired: [] }
      armed.push(added)
      return {
        on,
        does,
        get left() {
          return added.left
        },
        get fired() {
          return [...added.fired]
        },
        disarm: () => {
          added.left = 0
          armed = armed.filter((each) => each !== added)
        },
      }
    },
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
  const possible = known.get(fault.on)
  if (!possible) {
    throw new Error(
      `A fault is "on" one of ${quoted([...known.keys()])}, but it was "${fault.on}".`,
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
