import { element } from './element.ts'
import { styleSheet } from './style.ts'

/** The standing parts of the view in its shadow root. */
export interface Stage {
  readonly box: HTMLElement
  readonly strip: HTMLElement
  /** The skeleton, a panel, or what the merchant has in their place. */
  readonly scene: HTMLElement
  /** Antom's page is mounted here, and nothing else touches it. */
  readonly frame: HTMLElement
  /** Says each change once. */
  readonly live: HTMLElement
}

const stages = new WeakMap<ShadowRoot, Stage>()

/** The stage in a root, laid out once: Antom's page stays where it is from one view to the next. */
export function stageOf(root: ShadowRoot): Stage {
  const known = stages.get(root)
  if (known) return known
  const strip = element('div', { part: 'strip' })
  const scene = element('div', { class: 'scene', role: 'group', tabindex: '-1' })
  const frame = element('div', { part: 'frame' })
  const live = element('div', { class: 'live', role: 'status' })
  const box = element('div', { part: 'box' }, strip, scene, frame, live)
  const stage = { box, strip, scene, frame, live }
  // Merchants' tests may run in jsdom, which has neither.
  root.adoptedStyleSheets?.push(styleSheet())
  root.append(box)
  stages.set(root, stage)
  return stage
}

/** Where to mount: the element in `root` that Antom's page goes into. */
export const frameHost = (root: ShadowRoot): HTMLElement => stageOf(root).frame
