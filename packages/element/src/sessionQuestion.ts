import type { CheckoutEventMap } from '@antom-checkout/core'
import { domEvent, domEventName } from './events.ts'

type Listener = EventListenerOrEventListenerObject
type Options = boolean | AddEventListenerOptions | undefined

/** The last `antom-session-required` that has no answer yet. */
export interface SessionQuestion {
  /** A session is required. `dispatch` dispatches the event. */
  readonly ask: (event: CheckoutEventMap['sessionRequired'], dispatch: () => void) => void
  /** There is an answer: the event is not repeated any more. */
  readonly answer: () => void
  /** A listener was added: it gets the unanswered event, if there is one. Other listeners do not get it again. */
  readonly added: (type: string, listener: Listener | null, options: Options) => void
  readonly removed: (type: string, listener: Listener | null, options: Options) => void
}

/**
 * Repeats an unanswered `antom-session-required` to late listeners: an element in HTML asks at once, and the script
 * that answers may come later.
 */
export function createSessionQuestion(element: HTMLElement): SessionQuestion {
  const eventName = domEventName('sessionRequired')
  /** The capturing listeners and the others: browsers ignore a listener that is added again. */
  const phases = [new Map<Listener, AddEventListenerOptions>(), new Map()] as const
  const phaseOf = (options: Options): Map<Listener, AddEventListenerOptions> =>
    phases[(typeof options === 'object' ? options.capture : options) ? 0 : 1]
  let open: CheckoutEventMap['sessionRequired'] | undefined

  return {
    ask(event, dispatch) {
      open = event
      const once = phases.map((phase) => [...phase].filter(([, options]) => options.once))
      dispatch()
      once.forEach((entries, at) => entries.forEach(([listener]) => phases[at]!.delete(listener)))
    },
    answer() {
      open = undefined
    },
    added(type, listener, given) {
      const phase = phaseOf(given)
      const options = typeof given === 'object' ? { ...given } : {}
      const isIgnored = !listener || phase.has(listener) || options.signal?.aborted
      if (type !== eventName || isIgnored) return
      phase.set(listener, options)
      const isListening = (): boolean => phase.get(listener) === options
      options.signal?.addEventListener('abort', () => {
        if (isListening()) phase.delete(listener)
      })
      const question = open
      if (!question) return
      queueMicrotask(() => {
        if (open !== question || !isListening()) return
        if (options.once) element.removeEventListener(type, listener, given)
        call(element, listener, domEvent(question))
      })
    },
    removed(type, listener, options) {
      if (type === eventName && listener) phaseOf(options).delete(listener)
    },
  }
}

/** Calls one listener, as a dispatch on the element would. */
function call(element: HTMLElement, listener: Listener, event: Event): void {
  const target = { value: element, configurable: true }
  Object.defineProperties(event, { target, currentTarget: target, srcElement: target })
  try {
    if (typeof listener === 'function') listener.call(element, event)
    else listener.handleEvent(event)
  } catch (error) {
    reportError(error)
  }
}
