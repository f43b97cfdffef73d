import type { Antom } from '../antom.ts'
import { readSpan, type Clock } from '../clock.ts'
import {
  withRotation,
  type AntomKeys,
  type Credentials,
  type EmulatorCredentials,
} from '../credentials.ts'
import type { ArmedFault, Fault } from '../faults/faults.ts'
import type { Notifications } from '../notify/sender.ts'
import { spanText } from '../shared/spanText.ts'
import { createPayments, type Payments } from './payments.ts'

/** Everything that can be done with a running emulator. Tests, the dashboard and the command line all do it through this. */
export interface Control {
  readonly payments: Payments
  readonly notifications: Notifications
  readonly clock: Clock
  readonly credentials: EmulatorCredentials
  readonly fault: (fault: Fault) => ArmedFault
  readonly faults: () => readonly ArmedFault[]
  /** Turns the clock to the next delivery of a notification. → the milliseconds. @throws Error when none is due */
  readonly advanceToDelivery: () => Promise<number>
  readonly reset: () => void
}

export function createControl(antom: Antom, known: Credentials, keys: AntomKeys): Control {
  const { clock, sender, faults, timeline, sessions, calls, savedCards } = antom

  async function advance(time: number | string): Promise<void> {
    const milliseconds = readSpan(time)
    timeline.add({
      kind: 'clock',
      title: 'Clock',
      detail: `turned forward by ${typeof time === 'string' ? time : spanText(milliseconds)}`,
      tone: 'plain',
    })
    await clock.advance(milliseconds)
  }

  async function rotateAntomKey(): Promise<void> {
    await keys.rotate()
    timeline.add({
      kind: 'key',
      title: 'Antom’s key',
      detail: `rotated: signatures have keyVersion ${keys.keyVersion} from now on`,
      tone: 'warn',
    })
  }

  return {
    payments: createPayments(antom),
    notifications: {
      list: sender.list,
      idle: sender.idle,
      resend: sender.resend,
      duplicate: sender.duplicate,
      forge: sender.forge,
      sendEdited: sender.sendEdited,
    },
    clock: { now: clock.now, advance },
    credentials: withRotation(known, rotateAntomKey),
    fault: faults.arm,
    faults: faults.list,
    advanceToDelivery: async () => {
      const due = sender.nextDelivery()
      if (due === undefined) {
        throw new Error('No notification waits for a delivery.')
      }
      const wait = Math.max(0, due - clock.now())
      await advance(wait)
      return wait
    },
    reset: () => {
      sender.stop()
      clock.stop()
      faults.clear()
      sessions.clear()
      savedCards.clear()
      antom.capturedOnce.clear()
      antom.refundedOnce.clear()
      calls.clear()
      timeline.clear()
      timeline.add({
        kind: 'reset',
        title: 'Reset',
        detail: 'payments, notifications, faults and calls are forgotten',
        tone: 'plain',
      })
    },
  }
}
