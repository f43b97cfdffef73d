import type { Sdk, SdkClass } from '@antom-checkout/core'

/** Antom's page in the model: an element with a window, which loads and posts on command. */
export interface Frame {
  readonly element: HTMLElement & { onload?: ((event: Event) => void) | null }
  readonly session: string
  readonly origin: string
  /** A new window each time that the element enters the document, as in browsers. */
  window: object
  /** The buyer may have paid here, judging by the messages and redirects. */
  isSubmitted: boolean
  /** It belongs to the second checkout. */
  isSecond: boolean
  /** A Content-Security-Policy has refused it: it neither loads nor speaks. */
  isRefused: boolean
}

/** A stand-in for Antom's SDK: it builds a frame, and believes every message. */
export interface Antom {
  readonly frames: Frame[]
  /** Messages that the SDK was given. */
  readonly heard: unknown[]
  readonly Sdk: SdkClass
  isThrowing: boolean
  /** The frames of the first checkout that are still in a parent. */
  alive: () => Frame[]
  /** The same for the second checkout. */
  second: () => Frame[]
}

export function createAntom(placed: (frame: Frame) => void): Antom {
  const antom: Antom = {
    frames: [],
    heard: [],
    Sdk: class implements Sdk {
      APP_IFRAME_ID = 'antom-checkout-page-sub-page-iframe'
      readonly #environment: string
      readonly #listener = (event: MessageEvent): void => void antom.heard.push(event.data)

      constructor({ environment }: { environment: string }) {
        this.#environment = environment
      }

      mountComponent({ sessionData }: { sessionData: string }, selector: string): void {
        const wrapper = document.querySelector(selector)!
        if (antom.isThrowing) throw new Error('PARAMS_ERROR_INVALID_SESSION_DATA')
        wrapper.innerHTML = ''
        const element = document.createElement('x-frame')
        element.id = this.APP_IFRAME_ID
        const frame: Frame = {
          element,
          session: sessionData,
          origin: new URL(this.#environment).origin,
          window: {},
          isSubmitted: false,
          isSecond: false,
          isRefused: false,
        }
        Object.defineProperty(element, 'contentWindow', {
          get: () => (element.isConnected ? frame.window : null),
        })
        antom.frames.push(frame)
        wrapper.appendChild(element)
        frame.isSecond = !!element.closest('#second')
        window.addEventListener('message', this.#listener)
        placed(frame)
      }

      unmount(): void {
        window.removeEventListener('message', this.#listener)
        document.querySelector(`#${this.APP_IFRAME_ID}`)?.remove()
      }
    },
    isThrowing: false,
    alive: () => antom.frames.filter(({ element, isSecond }) => element.parentNode && !isSecond),
    second: () => antom.frames.filter(({ element, isSecond }) => element.parentNode && isSecond),
  }
  return antom
}
