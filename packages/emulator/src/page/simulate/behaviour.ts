import { connectMerchant, noMerchant, type Merchant } from '../merchant.ts'
import { speakGarbage } from './garbage.ts'

/** The connection to the shop for a scenario. */
export function merchantFor(scenario: string, page: Window): Merchant {
  const merchant = connectMerchant(page)
  switch (scenario) {
    case 'silent':
      return { tell: () => {}, redirect: () => {} }
    case 'garbage':
      return speakGarbage(merchant, page)
    case 'wallet-in-frame':
      return { ...merchant, redirect: noMerchant(page).redirect }
    default:
      return merchant
  }
}

/** Empties the page and throws, as a script that fails. */
export function crash(page: Window): never {
  page.document.body.replaceChildren()
  throw new Error('This page has crashed, as it was asked to (scenario "crash").')
}

/** A frame of another origin in this page, as a bank's would be. */
export function forgerFrame(page: Window, bankUrl: string): HTMLIFrameElement {
  const frame = page.document.createElement('iframe')
  frame.className = 'forger'
  frame.title = 'A frame of another origin'
  frame.src = `${bankUrl}/forger/index.html`
  return frame
}
