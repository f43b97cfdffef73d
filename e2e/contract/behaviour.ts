import { often } from '../kit/checkout.ts'
import { shop } from '../kit/origins.ts'
import { startEmulated, startSilent, type Antom } from './antom.ts'
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
  /** The buyer pays in Antom's page. Otherwise the page is silent, and the test posts its messages. */
  readonly isPaid?: true
  /** A warning that belongs to the behaviour. */
  readonly mayPrint?: RegExp
}

interface Antoms {
  emulated: Antom
  silent: Antom
}
const test = base.extend<object, Antoms>({
  emulated: [({}, use) => play(startEmulated, use), { scope: 'worker' }],
  silent: [({}, use) => play(startSilent, use), { scope: 'worker' }],
})

async function play(
  start: () => Promise<Antom>,
  use: (antom: Antom) => Promise<void>,
): Promise<void> {
  const antom = await start()
  await use(antom)
  await antom.stop()
}

/** One sentence of the contract, played with every page. The play does not know which page it is. */
export function behaviour(
  sentence: string,
  act: (visit: Visit) => Promise<void>,
  place: Place = {},
): void {
  const { mayPrint, isPaid } = place
  for (const [subject, address] of Object.entries(subjects)) {
    if (place.callbacks && /=(element|lit)$/.test(address)) continue
    const tag = place.isWhole ? '@whole' : []
    test.describe(() => {
      if (mayPrint) test.use({ mayPrint })
      const title = `${subject}: ${sentence}`
      const visit = async (tab: Tab, antom: Antom): Promise<void> => {
        const url = `${shop()}/${address}${place.shadow ? '&shadow' : ''}`
        const page = await open(tab, url, place.width)
        const version = (): Promise<string | undefined> => page.eval(() => window.contract?.version)
        await expect.poll(version, often).toContain(subject)
        await act(createVisit(tab, page, antom))
      }
      if (isPaid) test(title, { tag }, ({ tab, emulated }) => visit(tab, emulated))
      else test(title, { tag }, ({ tab, silent }) => visit(tab, silent))
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
