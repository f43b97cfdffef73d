import type { Emulator } from '@antom-checkout/emulator'

type Answer = Record<string, string>

/** Posts JSON to a server, as a page does. */
export async function post(address: string | URL, body: object = {}): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' }
  const init = { method: 'POST', body: JSON.stringify(body), headers }
  return (await (await fetch(address, init)).json()) as Answer
}

/** Pays a session of the emulator without a browser. Resolves when the shop has got its notifications. */
export async function payByCard(
  session: Answer,
  { pageUrl, notifications }: Emulator,
): Promise<void> {
  const card = { methodType: 'CARD', cardNumber: '4111111111111111' }
  const { paymentSessionData: sessionData } = session
  await post(new URL('api/pay', pageUrl), { sessionData, ...card })
  await notifications.idle()
}
