// How the checkout page behaves, whatever the payment comes to. The first row is what everybody gets who asks for nothing.

export interface Behaviour {
  scenario: string
  /** What it is called where people choose one. */
  label: string
  /** What the page does. */
  happens: string
  /** What the shop hears, as the README has it. */
  hears: string
}

export const behaviours = [
  {
    scenario: 'normal',
    label: 'As usual',
    happens: 'The page works; the card decides what a payment comes to.',
    hears: 'what the card says',
  },
  {
    scenario: 'slow',
    label: 'Slow',
    happens: 'The page answers after 5 seconds.',
    hears: 'nothing for 5 s, then everything',
  },
  {
    scenario: 'silent',
    label: 'Silent',
    happens: 'The page works and takes payments, but tells the shop nothing.',
    hears: 'nothing: the state stays `ready`, only `inquiryPayment` knows',
  },
  {
    scenario: 'crash',
    label: 'Crashing',
    happens: 'A script fails, and the page is blank.',
    hears: 'nothing: the state is `ready`, `hostedUrl` still works',
  },
  {
    scenario: 'garbage',
    label: 'Speaking garbage',
    happens: 'Malformed messages come between the right ones.',
    hears: 'the right ones, and `messageBlocked` of those that look like Antom’s',
  },
  {
    scenario: 'forgery',
    label: 'Forging from within',
    happens:
      'A frame of another origin in the page tells the shop that it is paid, and where to go.',
    hears: '`messageBlocked` (`source`), twice; then what the card says',
  },
  {
    scenario: 'wallet-in-frame',
    label: 'Wallet inside the frame',
    happens: 'A wallet opens in place of the page, and ends on the shop’s result page in there.',
    hears: '`redirect` with `paymentRedirectUrl` as `normalUrl`, from `@antom-checkout/core`',
  },
  {
    scenario: 'expired',
    label: 'Expired',
    happens: 'The time of the session is over.',
    hears: 'nothing; `SDK_PAYMENT_CANCEL` when the buyer goes back',
  },
] as const
