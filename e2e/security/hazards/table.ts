import type { ShopPage, Voice } from './shopPage.ts'
import type { Make } from './subjects.ts'

/** Each symptom by its name, and whether it was seen. */
export type Symptoms = Readonly<Record<string, boolean>>

/**
 * One hazard of Antom's SDK, and the probe that shows it, in each browser and with each build: the bare SDK has every
 * symptom, our checkout has none. A row without a probe is about a server: `package/server.test.ts` imports the packages.
 */
export interface Row {
  readonly hazard: `H${number}`
  /** What goes wrong with the bare SDK, for a merchant. */
  readonly bare: string
  /** What we do instead. */
  readonly ours: string
  readonly probe?: (page: ShopPage & Make) => Promise<Symptoms>
}

const message = (fields: object): string => JSON.stringify(fields)

const paid = 'SDK_PAYMENT_SUCCESSFUL'
const submitted = 'SDK_PAYMENT_PROCESSING'
const payment = (code: string, more?: object): string => message({ code, ...more })

/** The message with which Antom's page sends the buyer somewhere. */
const redirect = (normalUrl?: string, more?: object): string =>
  message({ ...more, context: { event: 'onRedirect', data: { normalUrl }, eventCallbackId: '77' } })

/** Another place of the same page: a redirect to it is visible and loads nothing. */
const elsewhere = (place: string): string => new URL(`#${place}`, location.href).href
const hasGone = (place: string): boolean => location.hash === `#${place}`

/** A script as an address. It leaves a mark when it runs. */
const script = (mark: string): string => `javascript:void(document.body.dataset.${mark} = 'ran')`
const hasRun = (mark: string): boolean => mark in document.body.dataset

/** An exception of the merchant: it is reported, and must do no harm. */
export const mistake = "the shop's own mistake"

export const rows: readonly Row[] = [
  {
    hazard: 'H1',
    bare: 'Any frame on the page, an advertisement say, can tell the shop that the order is paid',
    ours: "Only the checkout's own frame is heard, and only while Antom's page is in it",
    async probe({ make, stranger, antom, bank, environment }) {
      const checkout = make()
      await checkout.mount('#host')
      const isBelieved = async (voice: Voice, code: string): Promise<boolean> => {
        await voice.say(payment(code))
        return checkout.told().includes(code)
      }
      const [anybody, another, itself] = [stranger(), stranger(environment), antom()]
      await itself.go(bank)
      return {
        'a stranger is believed': await isBelieved(anybody, paid),
        "another page of Antom's is believed": await isBelieved(another, 'SDK_PAYMENT_FAIL'),
        "a bank's page in Antom's place is believed": await isBelieved(itself, submitted),
      }
    },
  },
  {
    hazard: 'H2',
    bare: "Any frame can send the buyer to any address, or run a script as if it were the shop's own",
    ours: "Only Antom's page may redirect, to https: or to an app; never to a script",
    async probe({ make, stranger, antom }) {
      await make().mount('#host')
      const liar = stranger()
      await liar.say(redirect(elsewhere('stranger')))
      await liar.say(redirect(script('stranger')))
      await antom().say(redirect(script('antom')))
      return {
        'a stranger moves the shop': hasGone('stranger'),
        "a stranger's script runs": hasRun('stranger'),
        "a script from Antom's page runs": hasRun('antom'),
      }
    },
  },
  {
    hazard: 'H3',
    bare: 'A message of any other widget on the page, such as a chat, throws an error in the shop',
    ours: 'What is not for the checkout is left alone',
    async probe({ make, stranger, uncaught }) {
      await make().mount('#host')
      const widget = stranger()
      await widget.say('chat:open')
      const text = uncaught.length
      await widget.say({ chat: 'open' })
      return { 'a text throws': text > 0, 'an object throws': uncaught.length > text }
    },
  },
  {
    hazard: 'H4',
    bare: 'A message whose code is not a text throws an error in the shop',
    ours: 'The shape of a message is checked first',
    async probe({ make, antom, uncaught }) {
      await make().mount('#host')
      await antom().say(message({ code: 7 }))
      return { 'a number throws': uncaught.length > 0 }
    },
  },
  {
    hazard: 'H5',
    bare: 'A redirect that names no address rejects, and nobody catches it',
    ours: 'A redirect that leads nowhere is not followed, but reported as blocked',
    async probe({ make, antom, uncaught }) {
      await make().mount('#host')
      await antom().say(redirect())
      return { 'a rejection is left uncaught': uncaught.length > 0 }
    },
  },
  {
    hazard: 'H6',
    bare: 'One message can be told twice: an order is counted double',
    ours: 'Each message is told once',
    async probe({ make, antom }) {
      const checkout = make()
      await checkout.mount('#host')
      await antom().say(redirect(elsewhere('wallet'), { code: submitted }))
      return {
        'one is told twice': checkout.told().filter((name) => name === submitted).length > 1,
      }
    },
  },
  {
    hazard: 'H7',
    bare: 'On a redirect the callback gets an event without a code, against its type',
    ours: 'A redirect is an event of its own, with its addresses',
    async probe({ make, antom }) {
      const checkout = make()
      await checkout.mount('#host')
      await antom().say(redirect(elsewhere('wallet')))
      return { 'an event has no name': checkout.told().includes(undefined) }
    },
  },
  {
    hazard: 'H8',
    bare: 'Mounting twice opens two payment pages: the check against it never finds the first',
    ours: 'One checkout has one page; mounted elsewhere, it moves',
    async probe({ make, frames }) {
      const checkout = make()
      await checkout.mount('#host')
      await checkout.mount('#other')
      return { 'there are two pages': frames().length > 1 }
    },
  },
  {
    hazard: 'H9',
    bare: "Closing one of two checkouts closes the other one's page",
    ours: 'A checkout closes its own page only',
    async probe({ make, frames }) {
      await make().mount('#host')
      const second = make()
      await second.mount('#other')
      second.unmount()
      return {
        "the other's page is gone": frames('#host').length === 0,
        'its own page is still there': frames('#other').length > 0,
      }
    },
  },
  {
    hazard: 'H10',
    bare: 'With two checkouts on a page, both hear that either is paid',
    ours: 'Each hears its own page only',
    async probe({ make, antom }) {
      const [first, second] = [make(), make()]
      await first.mount('#host')
      await second.mount('#other')
      await antom('#other').say(payment(paid))
      return { 'the unpaid one is told': first.told().includes(paid) }
    },
  },
  {
    hazard: 'H11',
    bare: 'Though it returns a promise, mounting throws at once: a .catch() never hears of it',
    ours: 'Every failure is a rejected promise with a code, and a state',
    async probe({ make }) {
      try {
        await Promise.resolve(make().mount('#missing')).catch(() => {})
        return { 'it throws': false }
      } catch {
        return { 'it throws': true }
      }
    },
  },
  {
    hazard: 'H12',
    bare: 'A selector with a slip in it leaves a listener behind, which believes every message',
    ours: 'A mount that fails leaves nothing behind',
    async probe({ make, listeners }) {
      const before = listeners()
      const checkout = make()
      await fails(() => checkout.mount('#1'))
      return { 'a listener is left': listeners() > before }
    },
  },
  {
    hazard: 'H13',
    bare: 'After a second mount that failed, the page stays open, but its "paid" is heard by nobody',
    ours: 'A submitted payment is never let go of, whatever else is tried',
    async probe({ make, antom }) {
      const checkout = make()
      await checkout.mount('#host')
      const page = antom()
      await page.say(payment(submitted))
      await fails(() => checkout.mount('#missing'))
      await page.say(payment(paid))
      return { 'the payment is not told': !checkout.told().includes(paid) }
    },
  },
  {
    hazard: 'H14',
    bare: 'The promise of mounting resolves before anything has loaded, and no event tells when',
    ours: 'mount() resolves once the page has loaded, with an event; or rejects after a time-out',
    async probe({ make, frames, hasLoaded, antom }) {
      const checkout = make()
      await checkout.mount('#host')
      const isEarly = !hasLoaded(frames()[0])
      await antom().heard()
      return { 'nothing has loaded': isEarly, 'nobody is told': !checkout.told().includes('ready') }
    },
  },
  {
    hazard: 'H15',
    bare: "It cannot be put into a web component, and empties what it is put into: a framework's nodes, too",
    ours: 'Any element will do, also in shadow roots, and what is in it stays',
    async probe({ make, frames }) {
      const host = document.createElement('div')
      document.querySelector('#other')!.attachShadow({ mode: 'open' }).append(host)
      await fails(() => make().mount(host))
      const own = document.createElement('p')
      document.querySelector('#host')!.append(own)
      await make().mount('#host')
      return {
        'no page is in the shadow root': frames(host).length === 0,
        "the shop's own node is gone": !own.isConnected,
      }
    },
  },
  {
    hazard: 'H16',
    bare: 'It prints the session, and every result, to the console of the live shop',
    ours: 'Neither is printed',
    async probe({ make, antom, printed }) {
      await make().mount('#host')
      await antom().say(payment(submitted, { result: { paymentStatus: 'secret-result' } }))
      return {
        'the session is printed': printed().includes('session-1'),
        'a result is printed': printed().includes('secret-result'),
      }
    },
  },
  {
    hazard: 'H18',
    bare: 'It changes the options object it is given, and throws without one or when it is frozen',
    ours: 'Options are only read, and mistakes in them are told by name when mounting',
    async probe({ construct }) {
      const options = {}
      construct(options)
      return {
        'the options are changed': 'environment' in options,
        'it throws without options': await fails(() => construct()),
        'it throws at frozen options': await fails(() => construct(Object.freeze({}))),
      }
    },
  },
  {
    hazard: 'H19',
    bare: 'Without environment it takes real money: the default is production',
    ours: 'environment must be given, or nothing is opened',
    async probe({ make, frames }) {
      await fails(() => make({ environment: undefined! }).mount('#host'))
      return {
        'the live page is opened': !!frames()[0]?.src.startsWith('https://checkout.antom.com/'),
      }
    },
  },
  {
    hazard: 'H20',
    bare: 'Each checkout adds a tracking script for good, and it cannot be declined',
    ours: 'One script for all checkouts, or none with analytics: false',
    async probe({ make, trackers }) {
      const silent = make({ analytics: false })
      await silent.mount('#host')
      const declined = trackers()
      silent.unmount()
      await make().mount('#host')
      await make().mount('#other')
      return { 'it cannot be declined': declined > 0, 'each adds one': trackers() - declined > 1 }
    },
  },
  {
    hazard: 'H22',
    bare: "Its reply to a redirect, with all that came with it, goes to whatever page is in the frame: a bank's, say",
    ours: "The reply goes to Antom's page only, also when other origins are trusted to speak",
    async probe({ make, antom, bank }) {
      await make({ trustedOrigins: [new URL(bank).origin] }).mount('#host')
      const frame = antom()
      await frame.go(bank)
      await frame.say(redirect(elsewhere('wallet')))
      if (!hasGone('wallet')) throw new Error('The redirect must be followed, or nothing is shown.')
      return { 'the bank reads it': (await frame.heard()).length > 0 }
    },
  },
  {
    hazard: 'H23',
    bare: "An exception in the shop's callback stops the buyer's way to the wallet",
    ours: 'The exception is reported, the buyer goes on',
    async probe({ make, antom }) {
      const checkout = make({}, () => {
        throw new Error(mistake)
      })
      await fails(() => checkout.mount('#host'))
      await antom().say(redirect(elsewhere('wallet'), { code: submitted }))
      return { 'the redirect is not followed': !hasGone('wallet') }
    },
  },
  {
    hazard: 'H24',
    bare: 'It cannot be imported on a server: rendering there fails',
    ours: 'Importing it touches nothing of the browser',
  },
]

/** Whether it throws or rejects. */
async function fails(attempt: () => unknown): Promise<boolean> {
  try {
    await attempt()
    return false
  } catch {
    return true
  }
}
