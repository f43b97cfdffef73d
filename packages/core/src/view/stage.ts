import { element } from './element.ts'
import { styleSheet } from './style.ts'

/** The standing parts of the view in its shadow root. */
export interface Stage {
  readonly box: HTMLElement
  readonly strip: HTMLElement
  /** Antom's page is mounted here, and nothing else touches it. */
  readonly frame: HTMLElement
  /** The skeleton, a panel, or what the merchant has in their place. */
  readonly scene: HTMLElement
  /** Says each change once. */
  readonly live: HTMLElement
}

const stages = new WeakMap<ShadowRoot, Stage>()

/** The stage in a root, laid out once: Antom's page stays where it is from one view to the next. */
export function stageOf(root: ShadowRoot): Stage {
  const known = stages.get(root)
  if (known) return known
  const strip = element('div', { part: 'strip' })
  const frame = element('div', { part: 'frame' })
  const scene = element('div', { class: 'scene', role: 'group', tabindex: '-1' })
  const live = element('div', { class: 'live', role: 'status' })
  const stage = {
    box: element('div', { part: 'box' }, strip, scene, frame, live),
    strip,
    frame,
    scene,
    live,
  }
  // Merchants' tests may run in jsdom, which has neither.
  root.adoptedStyleSheets?.push(styleSheet())
  root.append(stage.box)
  stages.set(root, stage)
  return stage
}

/** Where to mount: the element in `root` that Antom's page goes into. */
export const frameHost = (root: ShadowRoot): HTMLElement => stageOf(root).frame
