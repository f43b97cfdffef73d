import { element } from './element.ts'

/** The one place of the page where screens come and go. */
export interface Stage {
  /** Puts a screen in place of the one before. The first heading becomes the focus, except on the very first screen. */
  show: (...screen: (Node | string)[]) => void
  announce: (text: string) => void
}

export function createStage(main: HTMLElement, announcer: HTMLElement): Stage {
  let first = true
  return {
    show: (...screen) => {
      main.replaceChildren(...screen)
      main.removeAttribute('aria-busy')
      main.ownerDocument.defaultView?.scrollTo(0, 0)
      // A frame that has just loaded must not take the focus away from the shop around it.
      if (!first) focusHeading(main)
      first = false
    },
    announce: (text) => announcer.replaceChildren(element('span', {}, text)),
  }
}

function focusHeading(main: HTMLElement): void {
  const heading = main.querySelector('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}
