import type { Stop } from '../stop.ts'
import { element } from './element.ts'
import { dress } from './style.ts'

/** The fixed elements of the view in its shadow root. */
export interface Stage {
  readonly box: HTMLElement
  /** Holds the strip and its ghosts. */
  readonly bar: HTMLElement
  readonly strip: HTMLElement
  /** The skeleton, a panel, or the merchant's own content. */
  readonly scene: HTMLElement
  /** Antom's page is mounted here. The view never changes its children. */
  readonly frame: HTMLElement
  /** The live region: it announces each change once. It has the place of the strip, and stays there. */
  readonly live: HTMLElement
  sheet?: CSSStyleSheet | undefined
  /** Stops the view that draws here now. */
  stop?: Stop | undefined
}

const stages = new WeakMap<ShadowRoot, Stage>()

/** The stage of a root, built once: Antom's page stays in it from one view to the next. */
export function stageOf(root: ShadowRoot): Stage {
  const stage = stages.get(root) ?? build(root)
  stage.sheet = dress(root, stage.sheet)
  return stage
}

function build(root: ShadowRoot): Stage {
  const strip = element('div', { part: 'strip' })
  const bar = element('div', { class: 'bar' }, strip)
  const scene = element('div', { class: 'scene', role: 'group', tabindex: '-1' })
  const frame = element('div', { part: 'frame' })
  const live = element('div', { class: 'live', role: 'status' })
  const stand = element('div', { class: 'stage' }, scene, frame)
  const box = element('div', { part: 'box' }, element('div', { class: 'body' }, live, bar, stand))
  const stage = { box, bar, strip, scene, frame, live }
  root.append(box)
  stages.set(root, stage)
  return stage
}

/** Where to mount a checkout: the element in `root` for Antom's page. */
export const frameHost = (root: ShadowRoot): HTMLElement => stageOf(root).frame
