import type { Shown } from './scenes.ts'
import { play, type Globals, type Scene } from './stage.ts'
import { states } from './states.ts'

/** `session expired` → `Session expired`. */
const titleOf = (name: string): string => name[0]!.toUpperCase() + name.slice(1)

/** All states beside each other. One begins when the one before is there: they share the browser's clock. */
export function sheet(globals: Globals): Shown {
  const place = document.createElement('div')
  place.className = 'sheet'
  const scenes: Scene[] = []
  let isStopped = false
  const figures = Object.entries(states).map(([name, path]) => {
    const figure = document.createElement('figure')
    const caption = document.createElement('figcaption')
    caption.textContent = titleOf(name)
    figure.append(caption)
    return { figure, path }
  })
  place.append(...figures.map(({ figure }) => figure))

  async function fill(): Promise<void> {
    for (const { figure, path } of figures) {
      if (isStopped) return
      const scene = play(path, {}, globals, () => {})
      scenes.push(scene)
      figure.prepend(scene.place)
      await scene.arrived
    }
  }
  return {
    place,
    arrived: Promise.resolve().then(fill),
    stop() {
      isStopped = true
      for (const { stop } of scenes) stop()
    },
  }
}
