import { act, type Controls, type Globals } from '../stage.ts'
import { mounters } from '../mount/mounters.ts'
import type { Shown } from '../scenes.ts'
import { eventLog } from './eventLog.ts'
import { openShop } from './shop.ts'

const absent = `<p class="absent"><b>The live stories need the emulator.</b> Start Storybook with <code>npm run stories</code>:
  that starts the emulator of Antom beside it. All other stories are complete without.</p>`

/** A checkout that really pays, and beside it what it tells. */
export function live(
  { scenario, view, ...controls }: Controls & { scenario?: string },
  { framework, locale }: Globals,
): Shown {
  const place = document.createElement('div')
  let stop = (): void => {}
  let isOver = false

  async function open(): Promise<void> {
    const shop = await openShop().catch(() => undefined)
    if (isOver) return
    if (!shop) {
      place.innerHTML = absent
      return
    }
    const { list, tell } = eventLog()
    const checkout = document.createElement('div')
    place.className = 'live'
    place.replaceChildren(checkout, list)
    const environment = `${shop.environment}${scenario ? `?scenario=${scenario}` : ''}`
    stop = mounters[framework](checkout, {
      options: { ...shop, locale, ...controls, environment },
      ...(view !== undefined && { view }),
      found: () => {},
      tell(name, event) {
        act(name, event)
        tell(name, event)
      },
    })
  }
  return {
    place,
    arrived: open(),
    stop() {
      isOver = true
      stop()
    },
  }
}
