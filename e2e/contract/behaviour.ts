import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { createAntomClient, type AntomClient } from '@antom-checkout/server'
import { often } from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { expect, test as base } from '../kit/test.ts'
import type { Scope, Tab } from '../kit/tab.ts'
import { createVisit, type Visit } from './visit.ts'

/** The pages of `pages/`, as `kit/setup.ts` builds them. */
const subjects = {
  'React 18': 'contract-react-18/main.html?page=react',
  'React 19': 'contract/main.html?page=react',
  'Vue 3': 'contract/main.html?page=vue',
  element: 'contract/main.html?page=element',
  'Lit 3': 'contract/main.html?page=lit',
  core: 'contract/main.html?page=core',
}

interface Place {
  /** The page's content is in a closed shadow root. */
  readonly shadow?: boolean
  /** The page is in a frame of this width: no window is so narrow in each engine. */
  readonly width?: number
  /** It is about callbacks. A DOM event may have listeners further up the page, which an element cannot count. */
  readonly callbacks?: true
  /** It needs the back-forward cache of a whole browser. */
  readonly isWhole?: true
  /** A warning that belongs to the behaviour. */
  readonly mayPrint?: RegExp
}

const test = base.extend<object, { emulator: Emulator; client: AntomClient }>({
  emulator: [
    async ({}, use) => {
      const emulator = await startEmulator()
      await use(emulator)
      await emulator.close()
    },
    { scope: 'worker' },
  ],
  client: [
    ({ emulator }, use) =>
      use(createAntomClient({ ...emulator.credentials, gateway: emulator.gateway })),
    { scope: 'worker' },
  ],
})

/** One sentence of the contract, played with every page. The play does not know which page it is. */
export function behaviour(
  sentence: string,
  play: (visit: Visit) => Promise<void>,
  place: Place = {},
): void {
  const { mayPrint } = place
  for (const [subject, address] of Object.entries(subjects)) {
    if (place.callbacks && /=(element|lit)$/.test(address)) continue
    const tag = place.isWhole ? '@whole' : []
    test.describe(() => {
      if (mayPrint) test.use({ mayPrint })
      test(`${subject}: ${sentence}`, { tag }, async ({ tab, emulator, client }) => {
        const url = `${shop()}/${address}${place.shadow ? '&shadow' : ''}`
        const page = await open(tab, url, place.width)
        const version = (): Promise<string | undefined> => page.eval(() => window.contract?.version)
        await expect.poll(version, often).toContain(subject)
        await play(createVisit(tab, page, emulator, client))
      })
    })
  }
}

async function open(tab: Tab, url: string, width: number | undefined): Promise<Scope> {
  if (!width) {
    await tab.goto(url)
    return tab
  }
  await tab.goto(`${shop()}/ckp.html`)
  await tab.eval(
    (src, px) => {
      const frame = Object.assign(document.createElement('iframe'), { src })
      frame.style.cssText = `width: ${px}px; height: 700px; border: 0`
      document.body.replaceChildren(frame)
    },
    url,
    width,
  )
  return tab.frame('iframe')
}
