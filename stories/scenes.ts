import { play, type Controls, type Globals, type Scene } from './stage.ts'
import type { Path } from './states.ts'

export interface Context {
  readonly id: string
  readonly globals: unknown
}

/** What a story shows, whatever it is. */
export interface Shown {
  readonly place: HTMLElement
  /** Resolves once it shows what it is about. */
  readonly arrived?: Promise<void>
  readonly stop: () => void
}

/** What each story shows: one in the canvas, several on a page of documentation. */
const scenes = new Map<string, Shown & { readonly key: string | undefined }>()

/** Shows something in the place of what the story showed before; with the same `key`, that stays. */
export function show<What extends Shown>({ id }: Context, next: () => What, key?: string): What {
  const before = scenes.get(id)
  if (before && key !== undefined && before.key === key) return before as Shown as What
  leave({ id })
  const shown = next()
  scenes.set(id, Object.assign(shown, { key }))
  shown.arrived?.catch(() => {}) // Whoever waits for it hears.
  return shown
}

/** The story is over. */
export function leave({ id }: Pick<Context, 'id'>): void {
  scenes.get(id)?.stop()
  scenes.delete(id)
}

/** For `play`: waits until the story shows what it is about. */
export const arrived = async ({ id }: Pick<Context, 'id'>): Promise<void> => scenes.get(id)?.arrived

/** For `render`: a checkout in a state. */
export const inState =
  (path: Path) =>
  (controls: Controls, context: Context): HTMLElement =>
    show(context, () => play(path, controls, context.globals as Globals)).place

/** For `play`: the checkout that `inState` shows, once it is there. */
export async function sceneOf({ id }: Pick<Context, 'id'>): Promise<Scene> {
  await arrived({ id })
  return scenes.get(id) as Shown as Scene
}
