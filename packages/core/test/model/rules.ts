import { CheckoutError, type CheckoutState } from '@antom-checkout/core'
import { isDeepStrictEqual } from 'node:util'
import { vi } from 'vitest'
import type { Frame } from './antom.ts'
import { deeds, type Command } from './commands.ts'
import { drain, layOut, pass, type CheckoutEvent, type World } from './world.ts'

/** The rules that must hold whatever happens. They are simpler than the code that they check. */
export interface Rules {
  readonly before: () => void
  readonly after: (command: Command) => void
  readonly end: () => Promise<void>
}

const outcomes = new Set(['succeeded', 'failed', 'verifying', 'processing'])
const retryable = new Set(['failed', 'canceled', 'expired', 'error', 'processing', 'verifying'])

const types = {
  SUCCESSFUL: 'paymentSuccessful',
  FAIL: 'paymentFailed',
  CANCEL: 'paymentCanceled',
  CLICK_BACK_TO_MERCHANT: 'backToMerchant',
  PROCESSING: 'paymentProcessing',
  ERROR: 'paymentError',
  RETRY: 'paymentNotice',
  CHALLENGE: 'paymentNotice',
  AUTHORIZATION_SUCCESSFUL: 'paymentNotice',
  WARN: 'paymentNotice',
} as const

function must(holds: unknown, rule: string): asserts holds {
  if (!holds) throw new Error(`Broken: ${rule}`)
}

export function watch(world: World): Rules {
  const { checkout, antom, options } = world
  /** The last state of the first listener of `stateChange`. */
  let told: CheckoutState = checkout.state
  /** Every state there was. */
  const states = new Set([told])
  let last = told
  let lastCopy = { ...told }
  let events: CheckoutEvent[] = []
  /** The commands, and the number of calls, since everything that was ready had last happened. */
  const recent = new Set<string>()
  let recentCalls = 0
  let violation: unknown
  /** The server has answered SUCCESS at some time. */
  let isPaid = false
  /** Sessions whose form must not be shown again, and why. */
  const closed = new Map<string, string>()
  /** Sessions with a payment in flight. */
  const flying = new Set<string>()
  /** Frames that were ready: with a payment in flight, a page that the buyer has seen is kept while it reloads. */
  const shown = new Set<Frame>()
  /** The index of the newest frame's session among all sessions. */
  let newest = -1
  /** The second checkout may have a verified outcome, where the first has an unverified success. */
  let isShared = false
  const seen = new Set<unknown>()
  let before = look()

  interface Look {
    state: CheckoutState
    isMounted: boolean
    alive: ReturnType<typeof antom.alive>
    isSubmitted: boolean
    /** Its host has left the document. */
    isDetached: boolean
    canHear: boolean
  }

  function look(): Look {
    const alive = antom.alive()
    return {
      state: checkout.state,
      isMounted: world.isMounted,
      alive,
      isSubmitted: alive.some((frame) => frame.isSubmitted),
      isDetached: alive.some(({ element }) => !element.isConnected),
      canHear: !!world.live() && checkout.state.pageOpen && world.isMounted,
    }
  }

  world.hear = (event, isLast) => {
    try {
      if (isLast) hearLast(event)
      else hearFirst(event)
    } catch (error) {
      // A listener's exception goes no further.
      violation ??= error
    }
  }

  function hearFirst(event: CheckoutEvent): void {
    events.push(event)
    must(!world.isDestroyed || event.type === 'stateChange', `${event.type} after destroy()`)
    if (event.type === 'stateChange') {
      must(event.state !== event.previous, 'a stateChange changes the state')
      must(event.previous === told, 'a stateChange begins where the one before ended')
      must(event.state === checkout.state, 'a stateChange tells the state as it is')
      told = event.state
      learn(told, ownSession())
    }
    checkState()
    checkFrames()
  }

  function hearLast(event: CheckoutEvent): void {
    if (event.type === 'stateChange') {
      must(event.state === checkout.state, 'nobody is told a state that is no more')
    }
    if (event.type !== 'stateChange') {
      must(world.isMounted, `${event.type} is told while nothing is mounted`)
    }
  }

  function checkState(): void {
    const { state } = checkout
    must(state === checkout.state, 'the state is the same object until it changes')
    must(Object.isFrozen(state), 'the state is immutable')
    must(isDeepStrictEqual({ ...last }, lastCopy), 'a state does not change afterwards')
    if (state !== last) {
      must(
        Object.keys({ ...state, ...last }).some(
          (key) => state[key as never] !== last[key as never],
        ),
        'the state is another object only if it says something else',
      )
    }
    last = state
    lastCopy = { ...state }
    states.add(state)
    must(!state.canRetry || retryable.has(state.status), `canRetry in ${state.status}`)
    must(!state.canRetry || world.isMounted, 'canRetry while nothing is mounted')
    must(!(state.inFlight && state.canRetry), 'nobody is asked to pay again while in flight')
    must(!(state.inFlight && state.status === 'error'), 'an error never replaces what is in flight')
    must(!(state.inFlight && isFinal(state)), 'a final outcome is not in flight')
    must(
      state.status !== 'canceled' || !ownFrame()?.isSubmitted,
      'nothing was charged is said only where nothing was submitted',
    )
  }

  const isFinal = ({ status }: CheckoutState): boolean => /^(succeeded|failed)$/.test(status)
  function checkFrames(): void {
    must(antom.alive().length <= 1, 'at most one frame is alive')
    must(antom.second().length <= 1, 'at most one frame of the second checkout is alive')
    for (const frame of antom.frames.filter((each) => !seen.has(each))) {
      seen.add(frame)
      const why = closed.get(frame.session)
      must(!why, `the form of a session that is ${why} is not shown again`)
      const beside = antom.frames.find(
        (other) => other !== frame && other.session === frame.session && other.element.isConnected,
      )
      must(
        !(beside?.isSubmitted && flying.has(frame.session)),
        'no page is opened beside one where the payment is in flight',
      )
      if (frame.isSecond) continue
      const at = world.given.indexOf(frame.session)
      must(at >= newest, 'no frame opens with an older session than the one before')
      newest = at
      const offered = world.given.indexOf(world.offered ?? '')
      must(
        at >= offered || checkout.state.inFlight,
        'no frame opens with an older session than sessionData',
      )
    }
  }

  /** Why a submitted page may be closed. */
  function mayClose({ do: name, with: detail }: Command): boolean {
    const { state } = checkout
    const verbs = [...recent]
    return (
      verbs.some((verb) => /^(unmount|destroy|remount|mount)$/.test(verb)) ||
      (/^(say|redirect)$/.test(name) && /CANCEL|BACK/.test(JSON.stringify(detail))) ||
      (options.releaseOn === 'result' &&
        (outcomes.has(state.status) ||
          events.some(({ type }) =>
            /^(verificationSettled|payment(Successful|Failed))$/.test(type),
          ))) ||
      world.calls
        .slice(recentCalls)
        .some(({ verb, from }) => verb === 'retry' && retryable.has(from)) ||
      // Its host left the document for good.
      (name === 'wait' && before.isDetached)
    )
  }

  const ownFrame = (): Frame | undefined => antom.frames.filter(({ isSecond }) => !isSecond).at(-1)
  const ownSession = (): string | undefined => ownFrame()?.session

  function learn(state: CheckoutState, session: string | undefined): void {
    if (session === undefined) return
    const { status, inFlight } = state
    if (status === 'succeeded' || (inFlight && /^(verifying|processing)$/.test(status))) {
      if (status === 'succeeded' || state.pageOpen) closed.set(session, status)
    } else if (status === 'failed' && state.retryWith === 'new-session') {
      closed.set(session, 'failed for good')
    } else closed.delete(session)
    if (inFlight) flying.add(session)
    else flying.delete(session)
  }

  const rules: Rules = {
    before() {
      before = look()
      events = []
      world.acted.length = 0
    },

    after(given) {
      const { do: name, with: detail } = given
      recent.add(name)
      if (name === 'second') isShared = true
      world.acted.forEach((act) => recent.add(act))
      if (violation) throw violation
      must(world.uncaught.length === 0, `nothing is uncaught: ${String(world.uncaught[0])}`)
      const frame = ownFrame()
      if (frame && checkout.state.status === 'ready') shown.add(frame)
      checkState()
      checkFrames()
      if (/^(session|verify)$/.test(name) && JSON.stringify(detail).includes('SUCCESS'))
        isPaid = true
      const { state } = checkout
      const alive = antom.alive()
      const isQuiet = world.acted.length === 0
      must(told === state || world.isDestroyed, 'every state is told')
      must(state.pageOpen === (alive.length === 1), 'pageOpen says whether there is a frame')
      const { 'window message': messages = 0 } = world.ledger.open()
      must(
        messages === alive.length + antom.second().length,
        'a frame listens to messages, and nobody else',
      )

      if (before.isSubmitted && before.alive[0] !== alive[0]) {
        must(mayClose(given), 'a submitted payment is never torn down by us')
      }
      if (!world.isMounted) {
        must(!state.pageOpen && alive.length === 0, 'nothing is open that is not mounted')
        must(
          !/loading|ready|canceled|expired|error/.test(state.status),
          `unmounted: ${state.status}`,
        )
        if (!before.isMounted && isQuiet) {
          const isTold = events.some(({ type }) => type !== 'stateChange')
          must(!isTold, 'no event while nothing is mounted')
          if (!/^(offer|set|callback)$/.test(name)) {
            must(events.length === 0, 'no stateChange while nothing is mounted')
          }
        }
      }

      const isWorth = state.status !== 'error' || state.error.retryable
      if (
        /failed|canceled|error/.test(state.status) &&
        isWorth &&
        world.isMounted &&
        /settle|open|wait/.test(name)
      ) {
        const canAsk = options.fetchSession || world.setup.asksMerchant
        must(state.canRetry || !canAsk, `retry() would do something in ${state.status}`)
      }

      // The outcome of a session.
      learn(state, ownSession())
      learn(world.second.state, antom.frames.filter(({ isSecond }) => isSecond).at(-1)?.session)
      const isSameSession =
        alive.length === 1 && antom.second().some(({ session }) => session === alive[0]!.session)
      if (isSameSession && world.second.state.status === 'succeeded' && isQuiet) {
        must(isFinal(state), 'a success reaches every checkout of the session')
      }
      const verbs = [...recent]
      // A mount begins from what the second checkout has come to meanwhile.
      const isMounted = isShared && verbs.some((verb) => verb.includes('mount'))
      const begins = ['retry', 'offer', 'remount', 'mount', 'open', 'session', 'sdk'].some((verb) =>
        recent.has(verb),
      )
      // A listener has answered the server's word with a new session.
      const isAnswered =
        world.acted.some((act) => /session|remount/.test(act)) &&
        events.some(({ type }) => type === 'verificationSettled')
      // Antom's page goes on after a failure.
      const goesOn =
        /^(say|redirect|secondSays)$/.test(name) &&
        /RETRY|CHALLENGE|AUTHORIZATION|https/.test(JSON.stringify(detail))
      if (outcomes.has(before.state.status) && !goesOn && !verbs.includes('retry')) {
        // In flight elsewhere, or on the way to the same page again, it only looks like an outcome.
        const isSeeming =
          before.state.status === 'processing' &&
          (state.inFlight || (isShared && !before.state.inFlight))
        const isReplaced =
          isAnswered || (before.state.status === 'failed' && begins) || isSeeming || isMounted
        must(
          outcomes.has(state.status) || isReplaced,
          `an outcome is not lost: ${before.state.status} → ${state.status}`,
        )
      }
      if (before.state.status === 'succeeded' && isQuiet && (before.state.verified || !isShared)) {
        must(state.status === 'succeeded', 'paid is never taken back')
      }
      if (before.state.inFlight && !state.inFlight) {
        must(
          isFinal(state) || goesOn || isMounted || isAnswered || verbs.includes('retry'),
          `in flight ends with an outcome or with RETRY: ${state.status}`,
        )
      }

      // A message of Antom's page is one event, at once.
      if (/^(say|redirect)$/.test(name)) {
        const code = (detail as [string | null, string | null])[name === 'say' ? 0 : 1]
        const type = code && types[code as keyof typeof types]
        const heard = events.filter((event) => event.type === type).length
        const isCut = world.acted.some((act) => /unmount|destroy|retry|remount/.test(act))
        const isBegunAnew = code === 'CANCEL' && world.acted.includes('session')
        if (type && before.canHear && !isCut && !isBegunAnew) {
          must(heard === 1, `a message is told once: ${type} ${heard} times`)
        }
        if (type && !before.canHear) must(heard === 0, 'a message from nowhere is not told')
        if (name === 'say' && before.canHear && isQuiet && code === 'SUCCESSFUL') {
          must(/verifying|succeeded/.test(state.status), 'a success is heard from every open page')
        }
      }
      if (name === 'forge') {
        must(
          events.every(({ type }) => /messageBlocked|stateChange/.test(type)),
          'a forged message reaches nobody',
        )
        must(isQuiet ? state === before.state : true, 'a forged message changes nothing')
      }
      if (state.status === 'succeeded' && state.verified) {
        must(isPaid, 'nothing is verified but by the server')
      }

      // The results of calls.
      for (const { verb, couldRetry, error, outcome } of world.calls) {
        if (error !== undefined) {
          const isRefused = (error as { code?: string }).code === 'INVALID_STATE'
          must(!(couldRetry && isRefused), 'canRetry, but retry() rejects with INVALID_STATE')
          must(error instanceof CheckoutError, `${verb}() rejects with a CheckoutError`)
        }
        if (outcome !== undefined) {
          must(states.has(outcome as CheckoutState), `${verb}() resolves to a state there was`)
          must((outcome as CheckoutState).status !== 'loading', `${verb}() resolves while loading`)
        }
      }
      if (/^(settle|open|wait)$/.test(name)) {
        recent.clear()
        recentCalls = world.calls.length
      }
    },

    async end() {
      if (!world.setup.leaves) await goOn()
      await leave()
    },
  }

  /** After every sequence the checkout can go on. */
  async function goOn(): Promise<void> {
    const { setup } = world
    // Nothing loads for ever, except a checkout that waits for the merchant.
    rules.before()
    world.hosts.forEach((host) => !host.isConnected && document.body.append(host))
    layOut()
    await pass(130_000)
    rules.after({ do: 'wait', with: 130_000 })
    const isWaiting = (): boolean =>
      checkout.state.status === 'loading' &&
      !antom.alive().at(-1)?.isSubmitted &&
      !(checkout.state.inFlight && shown.has(ownFrame()!)) &&
      !(
        checkout.state.phase === 'session' &&
        (!options.fetchSession || options.sessionData === null)
      )
    must(!isWaiting(), `loading comes to an end: ${JSON.stringify(checkout.state)}`)
    must(checkout.state.status !== 'verifying' || !world.isMounted, 'verifying comes to an end')
    const { canRetry, status } = checkout.state
    const isGood = options.fetchSession && options.sessionData !== null
    if (canRetry && isGood && options.environment !== 'production' && !setup.acts) {
      world.call('retry')
      const call = world.calls.at(-1)!
      await deeds.open(world, null)
      await drain()
      const code = (call.error as { code?: string } | undefined)?.code
      // Nobody corrects a missing host or a wrong session here.
      const isMendable = !/HOST_NOT_FOUND|INVALID_SESSION|SESSION_FETCH_FAILED/.test(code ?? '')
      if (isMendable) {
        must(
          checkout.state.status === 'ready' || (isShared && outcomes.has(checkout.state.status)),
          `retry() leads on from ${status}: ${checkout.state.status} ${code ?? ''}`,
        )
      }
    }
  }

  /** After `destroy()` nothing is left. */
  async function leave(): Promise<void> {
    world.destroy()
    world.second.destroy()
    events = []
    while (world.sessions.open.length) deeds.session(world, ['text', false])
    while (world.sdks.open.length) deeds.sdk(world, ['loads', false])
    while (world.verifications.open.length) deeds.verify(world, ['SUCCESS', false])
    await drain()
    await pass(2000)
    deeds.sleep(world, [1000, 'online'])
    await drain()
    if (violation) throw violation
    must(events.length === 0, `nothing is told after destroy(): ${events[0]?.type}`)
    must(antom.alive().length + antom.second().length === 0, 'no frame is left')
    must(
      Object.keys(world.ledger.open()).length === 0,
      `no listener is left: ${JSON.stringify(world.ledger.open())}`,
    )
    must(document.querySelectorAll('link').length === 0, 'no link is left')
    must(document.querySelectorAll('p').length === 0, 'no relay is left')
    must(world.uncaught.length === 0, `nothing is uncaught: ${String(world.uncaught[0])}`)
    const open = world.calls.filter((call) => !('error' in call) && !('outcome' in call))
    must(open.length === 0, `every ${open[0]?.verb}() comes to an end`)
    // The default time-out of a step.
    await pass(15_000)
    must(vi.getTimerCount() === 0, `no timer is left: ${vi.getTimerCount()}`)
  }
  return rules
}
