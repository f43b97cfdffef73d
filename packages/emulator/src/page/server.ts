import type { PayAnswer, PayRequest } from '../payment/pay.ts'
import type { Simulation } from '../scenarios/simulation.ts'
import type { SessionView } from '../payment/sessionView.ts'

// Addresses are relative to the page: api/… beside index.html. The scenario in the page's address is passed on.
const scenario = new URLSearchParams(window.location.search).get('scenario')
const asked = scenario === null ? '' : `?${new URLSearchParams({ scenario })}`

export const fetchSession = (sessionData: string): Promise<SessionView> =>
  ask(`api/session${asked}`, { sessionData })
export const fetchSimulation = (): Promise<Simulation> => ask(`api/simulation${asked}`)
export const submitPayment = (request: PayRequest): Promise<PayAnswer> =>
  ask(`api/pay${asked}`, request)

export const fetchWallet = (walletUrl: string): Promise<SessionView> => ask(`${walletUrl}/payment`)
export const decide = (
  walletUrl: string,
  decision: 'confirm' | 'fail' | 'cancel',
): Promise<SessionView> => ask(`${walletUrl}/${decision}`, {})

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
