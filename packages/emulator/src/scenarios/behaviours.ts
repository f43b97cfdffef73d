// How the checkout page behaves, independent of the outcome of the payment. The first row is the default.

export interface Behaviour {
  scenario: string
  /** Its name in the panel "Simulate". */
  label: string
  /** The behaviour of the page, in a sentence. */
  happens: string
  /** The events that the shop gets, as in the README. */
  shopGets: string
}

export const behaviours = [
  {
    scenario: 'normal',
    label: 'As usual',
    happens: 'The page works; the test card decides the outcome.',
    shopGets: 'the events of the test card',
  },
  {
    scenario: 'slow',
    label: 'Slow',
    happens: 'The page answers after 5 seconds.',
    shopGets: 'no event for 5 s, then all of them',
  },
  {
    scenario: 'silent',
    label: 'Silent',
    happens: 'The page works and takes payments, but sends the shop no message.',
    shopGets: 'no event: the state stays `ready`, only `inquiryPayment` has the result',
  },
  {
    scenario: 'crash',
    label: 'Crashing',
    happens: 'A script fails, and the page is blank.',
    shopGets: 'no event: the state is `ready`, `hostedUrl` still works',
  },
  {
    scenario: 'garbage',
    label: 'Speaking garbage',
    happens: 'Malformed messages come between the right ones.',
    shopGets:
      'the right events, and `messageBlocked` for malformed messages that look like Antom’s',
  },
  {
    scenario: 'forgery',
    label: 'Forging from within',
    happens:
      'A frame of another origin in the page sends the shop a forged success and a forged redirect.',
    shopGets: '`messageBlocked` (`source`), twice; then the events of the test card',
  },
  {
    scenario: 'wallet-in-frame',
    label: 'Wallet inside the frame',
    happens: 'A wallet opens in place of the page, and ends on the shop’s result page in there.',
    shopGets: '`redirect` with `paymentRedirectUrl` as `normalUrl`, from `@antom-checkout/core`',
  },
  {
    scenario: 'expired',
    label: 'Expired',
    happens: 'The time of the session is over.',
    shopGets: 'no event; `SDK_PAYMENT_CANCEL` when the buyer goes back',
  },
] as const
