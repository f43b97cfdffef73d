import { languageAt } from '../sdk/locale.ts'
import type { Stop } from '../stop.ts'
import type { Checkout } from '../verbs.ts'
import { drawPanel, drawStrip } from './draw.ts'
import { element } from './element.ts'
import { watchFocus } from './focus.ts'
import { ghosts } from './ghosts.ts'
import { sceneOf } from './scene.ts'
import { skeleton } from './skeleton.ts'
import { stageOf } from './stage.ts'
import type { ViewOptions } from './viewOptions.ts'
import { words as english } from './words/en.ts'
import { languageOf } from './words/load.ts'
import type { Words } from './words/words.ts'

/** After this time, loading counts as slow, and the buyer is told. */
const SLOW_AFTER_MS = 6000

/**
 * Draws each state of a checkout into a shadow root: a skeleton, a strip above Antom's page, a panel in its place.
 * Mount the checkout in `frameHost(root)`. The returned stop ends the drawing and leaves Antom's page as it is. There
 * is one view per root: a second one ends the first.
 */
export function attachView(
  root: ShadowRoot,
  checkout: Checkout,
  { locale, words: own }: ViewOptions = {},
): Stop {
  const stage = stageOf(root)
  const { box, bar, strip, frame, scene, live } = stage
  stage.stop?.()
  const { pageHad, stop: unwatch } = watchFocus(root, frame)
  const drawn = new Map<Element, string>()
  let words: Words | undefined
  let language: string | undefined
  let named = english.frame
  let isSlow = false
  let slowTimer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  function draw(): void {
    stageOf(root)
    learn()
    const { state } = checkout
    const isLoading = state.status === 'loading'
    if (isLoading !== !!slowTimer) {
      clearTimeout(slowTimer)
      isSlow = false
      slowTimer = isLoading ? setTimeout(slow, SLOW_AFTER_MS) : undefined
    }
    const spoken = words ?? english
    const { slot, notice, isPanel, news, said } = sceneOf(state, spoken, isSlow)
    // While loading or ready, wait for the language; an outcome shows at once, in English if need be.
    const isMute = state.status === 'idle' || (/^(loading|ready)$/.test(state.status) && !words)
    // An element that is drawn anew loses the focus, and so does Antom's page when it is removed.
    const wasInside = root.host.matches(':focus-within') && !frame.contains(root.activeElement)
    const isLost = wasInside || (isPanel && pageHad())

    // When loading is slow, show as much of Antom's page as there is, but not above the merchant's own slot.
    const isSeen = isSlow && !root.host.querySelector('[slot=loading]')
    box.dataset['scene'] = isPanel ? 'panel' : isSeen ? 'slow' : slot
    // News must be visible: the strip sticks to the top if the buyer has scrolled past its place.
    box.dataset['news'] = news && live.getBoundingClientRect().top < 0 ? news : ''
    const isNew = [
      show(strip, !isPanel && !isMute && notice, () => drawStrip(notice, spoken, again)),
      show(scene, slot && { slot, ...(isPanel && notice) }, () => [
        element('slot', { name: slot! }, isPanel ? drawPanel(notice, spoken, again) : skeleton()),
      ]),
      show(live, !isMute && said, () => said.map((sentence) => element('p', {}, sentence))),
    ]
    if (isLost && isNew.includes(true)) scene.focus({ preventScroll: wasInside })

    const page = frame.querySelector('iframe')
    // The merchant may have set another title.
    if (page?.title === named) page.title = named = spoken.frame
  }

  /** Draws a part only if its content has changed: the others keep their focus and animations. */
  function show(part: Element, what: unknown, content: () => Node[]): boolean {
    const text = JSON.stringify(what) ?? ''
    if (drawn.get(part) === text) return false
    drawn.set(part, text)
    part.replaceChildren(...(what ? content() : []))
    return true
  }

  function again(): void {
    checkout.retry().catch(() => {}) // The state shows the failure.
  }

  function slow(): void {
    isSlow = true
    draw()
  }

  /** Loads the words of the language at the host, which may have changed. */
  function learn(): void {
    const wanted = locale ?? languageAt(root.host)
    if (wanted === language) return
    language = wanted
    const speak = (spoken: Words): void => {
      if (isStopped || wanted !== language) return
      words = { ...spoken, ...own }
      box.lang = words.lang
      box.dir = words.dir ?? 'ltr'
      draw()
      bar.replaceChildren(strip, ...ghosts(words))
    }
    const coming = languageOf(wanted)
    if (coming) coming.then(speak, () => speak(english))
    else speak(english)
  }

  const unsubscribe = checkout.subscribe(draw)
  draw()

  return (stage.stop = () => {
    if (isStopped) return
    isStopped = true
    stage.stop = undefined
    unsubscribe()
    unwatch()
    clearTimeout(slowTimer)
    delete box.dataset['scene']
    bar.replaceChildren(strip)
    for (const part of [strip, scene, live]) part.replaceChildren()
  })
}
