/** Where other people's pages have a checkout. Each is 900 px wide. */
export interface Place {
  /** The container is the element `data-here`, which the checkout is appended to. */
  readonly html: string
  /** The width of the checkout there, or its least width. */
  readonly width?: number
  readonly least?: number
  /** Its height. Default: the reserved height. */
  readonly height?: number
}

const summary = '<aside>Your order: one tea bowl, celadon. $ 48.00</aside>'

export const places: Readonly<Record<string, Place>> = {
  'a block': { html: '', width: 900 },
  'a flex row': { html: '<div data-here style="display: flex"></div>', width: 900 },
  'a flex row with a summary': {
    html: `<div data-here style="display: flex">${summary}</div>`,
    least: 320,
  },
  'a flex row with a summary of a fixed width': {
    html: '<div data-here style="display: flex"><aside style="flex: 0 0 300px">Your order</aside></div>',
    width: 600,
  },
  'a centred flex row': {
    html: '<div data-here style="display: flex; justify-content: center; align-items: center"></div>',
    width: 900,
  },
  'a centred column': {
    html: '<div data-here style="display: flex; flex-direction: column; align-items: center"><p>Pay</p></div>',
    width: 900,
  },
  'a column with room below': {
    html: '<div data-here style="display: flex; flex-direction: column; height: 900px"><p>Pay</p></div>',
    width: 900,
  },
  'a centred grid': {
    html: '<div data-here style="display: grid; place-items: center"></div>',
    width: 900,
  },
  'a grid whose content is centred': {
    html: '<div data-here style="display: grid; place-content: center"></div>',
    width: 900,
  },
  'a grid with a summary': {
    html: '<div data-here style="display: grid; grid-template-columns: 18rem 1fr">Your order</div>',
    least: 320,
  },
  'a dialog': {
    html: '<dialog data-here open style="position: static; padding: 20px; border: 0"></dialog>',
    width: 860,
  },
  'an inline block': { html: '<div data-here style="display: inline-block"></div>', width: 900 },
  'a float': { html: '<div data-here style="float: left"></div>', width: 900 },
  'as wide as its content': {
    html: '<div data-here style="width: fit-content"></div>',
    width: 900,
  },
  'out of the flow': {
    html: '<div style="position: relative; height: 700px"><div data-here style="position: absolute"></div></div>',
    width: 900,
  },
  'a table cell': {
    html: '<div style="display: table"><div style="display: table-cell">Pay</div><div data-here style="display: table-cell"></div></div>',
    least: 800,
  },
  'a narrow column': { html: '<div data-here style="width: 300px"></div>', width: 300 },
  'a narrow float': {
    html: '<div style="width: 340px"><div data-here style="float: left"></div></div>',
    width: 340,
  },
  'a stack': {
    html: '<style>.stack > * { min-height: 0; min-width: 0 }</style><div data-here class="stack"></div>',
    width: 900,
  },
  'what resets everything': {
    html: '<style>.bare, .bare > * { all: unset } .bare { display: block }</style><div data-here class="bare"></div>',
    width: 900,
  },
  'a card that centres its text': {
    html: '<div data-here style="padding: 30px; border: 5px solid; text-align: center; box-sizing: border-box"></div>',
    width: 830,
  },
  'a page read from the right': { html: '<div data-here dir="rtl"></div>', width: 900 },
  'a zoomed page': { html: '<div data-here style="zoom: 2"></div>', width: 900, height: 1200 },
}
