import type { Stop } from '../stop.ts'
import { element } from './element.ts'
import { dress } from './style.ts'

/** The standing parts of the view in its shadow root. */
export interface Stage {
  readonly box: HTMLElement
  /** Holds the strip and the room that it may need. */
  readonly bar: HTMLElement
  readonly strip: HTMLElement
  /** The skeleton, a panel, or what the merchant has in their place. */
  readonly scene: HTMLElement
  /** Antom's page is mounted here, and nothing else touches it. */
  readonly frame: HTMLElement
  /** Says each change once. It stands where the strip does, and stays there. */
  readonly live: HTMLElement
  sheet?: CSSStyleSheet | undefined
  /** Ends the view that draws here now. */
  stop?: Stop | undefined
}

const stages = new WeakMap<ShadowRoot, Stage>()

/** The stage in a root, laid out once: Antom's page stays where it is from one view to the next. */
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

/** Where to mount: the element in `root` that Antom's page goes into. */
export const frameHost = (root: ShadowRoot): HTMLElement => stageOf(root).frame
