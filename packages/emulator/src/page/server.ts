import type { PayAnswer, PayRequest } from '../pay.ts'
import type { SessionView } from '../session-view.ts'

export interface TestCard {
  card: string
  label: string
}

// Addresses are relative to the page: api/… beside index.html.

export const fetchSession = (sessionData: string): Promise<SessionView> =>
  ask('api/session', { sessionData })
export const fetchTestCards = (): Promise<TestCard[]> => ask('api/test-cards')
export const submitPayment = (request: PayRequest): Promise<PayAnswer> => ask('api/pay', request)

export const fetchWallet = (walletUrl: string): Promise<SessionView> => ask(`${walletUrl}/payment`)
export const decide = (walletUrl: string, decision: 'confirm' | 'cancel'): Promise<SessionView> =>
  ask(`${walletUrl}/${decision}`, {})

async function ask<T>(address: string, body?: object): Promise<T> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(address, body && post)
  if (!response.ok) throw new Error(`${address} answered with HTTP ${response.status}`)
  return (await response.json()) as T
}
