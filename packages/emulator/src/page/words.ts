/** Every word that a buyer reads, in one place: a translation is another object of this shape. */
export const words = {
  title: 'Secure checkout',
  secure: 'Secure checkout',
  emulator: 'Antom emulator – no real money',
  leave: (merchant: string): string => `Back to ${merchant}`,

  order: 'Order summary',
  total: 'Total',
  quantity: (count: number): string => `Qty ${count}`,
  orderDetails: (count: number): string => (count === 1 ? '1 item' : `${count} items`),
  orderNumber: 'Order number',

  choose: 'How would you like to pay?',
  method: 'Payment method',
  cardHint: 'Visa, Mastercard, Amex, JCB',
  walletHint: 'You continue in your wallet',
  qrHint: 'Scan a code with your phone',
  deviceHint: 'You confirm on this device',
  walletNote: (method: string): string =>
    `You will be taken to ${method} to confirm, and then back to the shop.`,
  qrNote: (method: string): string => `Next, you scan a QR code with ${method} on your phone.`,
  deviceNote: (method: string): string => `You confirm with ${method} on this device.`,
  express: 'Express checkout',
  or: 'or',
  savedCardHint: 'Saved card',
  savedCardNote: 'You saved this card in an earlier payment.',
  saveCard: 'Save this card for next time',
  cardIsSaved: 'This card will be saved for your next payments.',
  email: 'E-mail',
  cpf: 'CPF',
  cpfHint: '123.456.789-09',
  pay: (amount: string): string => `Pay ${amount}`,
  payWith: (amount: string, method: string): string => `Pay ${amount} with ${method}`,

  cardNumber: 'Card number',
  expiry: 'Expiry date',
  expiryHint: 'MM / YY',
  cvc: 'Security code',
  cvcHint: (digits: number): string => `${digits} digits`,
  holder: 'Name on card',
  problems: {
    numberMissing: 'Enter your card number.',
    numberShort: 'This card number is not complete.',
    numberWrong: 'This card number is not valid. Check it for typing mistakes.',
    expiryMissing: 'Enter the expiry date.',
    expiryWrong: 'Enter the expiry date as month and year, for example 04 / 29.',
    expiryPast: 'This card has expired.',
    cvcMissing: 'Enter the security code.',
    cvcWrong: (digits: number): string => `The security code has ${digits} digits.`,
    holderMissing: 'Enter the name as it is on the card.',
    emailMissing: 'Enter your e-mail address.',
    emailWrong: 'Enter an e-mail address such as name@example.com.',
    cpfMissing: 'Enter your CPF.',
    cpfWrong: 'This CPF is not valid. It has 11 digits; check them for typing mistakes.',
    detailsWrong: 'Some of your details were not accepted. Check them and try again.',
    buyerMissing:
      'This order cannot be paid by card: the shop did not say who is buying. Choose another way to pay, or contact the shop.',
    offline:
      'The payment page could not be reached. Check your connection and try again. You have not been charged.',
  },

  simulate: 'Simulate',
  behaviour: 'This page',
  behaviourNote: 'How it behaves. Choosing one loads it again.',
  testCards: 'Test cards',
  testCardsNote: 'Each decides the outcome of the payment. Choose one to fill in the form.',
  testFilled: (label: string): string => `Form filled in: ${label}`,
  testHolder: 'Test Buyer',

  challenge: 'Confirm that it is you',
  challengeNote: 'Your bank asks, below. This page goes on by itself.',
  bank: 'Test bank',
  bankHeading: 'Is this you?',
  bankApprove: 'Approve',
  bankFail: 'Fail the check',
  bankDone: 'Thank you. Going back to the payment…',

  processing: 'Processing your payment',
  processingNote: 'Please do not close or reload this page.',
  redirecting: (method: string): string => `Continue in ${method}`,
  redirectingNote: (amount: string): string =>
    `Confirm the payment of ${amount} there. This page waits for you.`,
  openWallet: (method: string): string => `Open ${method}`,
  otherMethod: 'Choose another way to pay',
  scan: (method: string): string => `Scan with ${method}`,
  scanNote: (amount: string): string =>
    `Open the app on your phone and scan this code to pay ${amount}.`,
  qrCode: (method: string): string => `QR code for ${method}`,
  simulateScan: 'Simulate scan',
  waiting: 'Waiting for the scan…',

  succeeded: 'Payment successful',
  succeededNote: 'Thank you. A confirmation is on its way from the shop.',
  failed: 'Payment failed',
  pending: 'Your payment is being processed',
  pendingNote:
    'This can take a little while. You can go back to the shop, which will tell you when it is done.',
  backToMerchant: 'Back to merchant',
  tryAgain: 'Try again',
  amount: 'Amount',
  merchant: 'Merchant',
  paidWith: 'Payment method',

  canceled: 'You left the payment',
  canceledNote: 'Nothing was charged. Your order is still open.',
  resume: 'Return to payment',
  expired: 'This payment has expired',
  expiredNote: 'Nothing was charged. Go back to the shop and start the payment again.',
  unknown: 'This payment link is not valid',
  unknownNote: 'It may be incomplete. Go back to the shop and start the payment again.',
  broken: 'The payment page could not be loaded',
  brokenNote: 'Check your connection and try again. Nothing was charged.',

  wallet: (method: string): string => `${method} wallet`,
  walletHeading: 'Confirm your payment',
  payTo: (merchant: string): string => `to ${merchant}`,
  confirmPayment: 'Confirm payment',
  cancelPayment: 'Cancel payment',
  walletDone: 'This payment is complete',
  walletOver: 'This payment is no longer open',
  returning: 'Taking you back to the shop…',
}

/** Why a payment failed, in words that help the buyer and give nothing away to a thief. */
const reasons: Record<string, string> = {
  USER_BALANCE_NOT_ENOUGH:
    'There is not enough money on this card. Try another card, or another way to pay.',
  INVALID_CVV: 'The security code does not match the card. Check it and try again.',
  DO_NOT_HONOR: 'Your bank declined the payment. Try another card, or contact your bank.',
  USER_PAYMENT_VERIFICATION_FAILED:
    'Your bank could not confirm that it is you. Try again, or use another card.',
  CARD_NOT_SUPPORTED: 'This card is not accepted here. Try another card, or another way to pay.',
  USER_CANCELED: 'You canceled the payment. Nothing was charged.',
  ORDER_IS_CANCELED: 'The shop canceled this payment. You have not been charged.',
  ORDER_IS_CLOSED:
    'This order is closed and can no longer be paid. Go back to the shop and start again.',
}

export function failureReason(resultCode: string): string {
  return reasons[resultCode] ?? 'The payment did not go through. You have not been charged.'
}
