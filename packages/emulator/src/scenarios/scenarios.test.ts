import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { createMerchant, order, type Json } from '../test/merchant.ts'
import { groupedNumber } from '../page/card/cardNumber.ts'
import { behaviours } from './behaviours.ts'
import { outcomes, type Outcome } from './outcomes.ts'
import { readScenario, scenarios } from './scenario.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

/** The rows of the README's table below a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`)
  const lines = section.split('\n')
  const start = lines.findIndex((line) => line.startsWith('|'))
  const table = lines.slice(start, lines.indexOf('', start)).slice(2)
  return table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('the README has every behaviour of the page, as the table does', () => {
  expect(tableUnder('Scenarios')).toEqual(
    behaviours.map(({ scenario, happens, shopGets }) => [`\`${scenario}\``, happens, shopGets]),
  )
})

test('the README has every test card, as the table does', () => {
  const rows = (outcomes as readonly Outcome[]).map((row) => [
    groupedNumber(row.card),
    `\`${row.scenario}\``,
    row.shopGets,
    `\`${row.paymentResultCode}\`${row.paidAfter || row.paidNextTime ? ', then `SUCCESS`' : ''}`,
  ])
  expect(tableUnder('Test cards').slice(0, -1)).toEqual(rows)
})

test('every scenario has a name of its own', () => {
  expect(new Set(scenarios).size).toBe(behaviours.length + outcomes.length)
})

test('an unknown scenario is refused, and the known ones are named', () => {
  expect(readScenario(undefined)).toBe('normal')
  expect(readScenario(undefined, 'slow')).toBe('slow')
  expect(readScenario('silent', 'slow')).toBe('silent')
  for (const name of ['', 'sunshine', 'constructor']) {
    expect(() => readScenario(name)).toThrow(`but it was "${name}"`)
    expect(() => readScenario(name)).toThrow('"normal", "slow", "silent"')
  }
})

let emulator: Emulator
let silent: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
  silent = await startEmulator({ scenario: 'silent' })
})
afterAll(() => Promise.all([emulator.close(), silent.close()]))

async function post(path: string, body: Json, at: Emulator = emulator): Promise<Json> {
  const response = await fetch(new URL(path, at.pageUrl), {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return (await response.json()) as Json
}

/** A session, paid as a page does whose address asks for a scenario. */
async function pay(
  query: string,
  methodType: string,
  cardNumber?: string,
  at: Emulator = emulator,
): Promise<{ pay: () => Promise<Json>; inquire: () => Promise<Json>; end: () => Promise<Json> }> {
  const merchant = createMerchant(at)
  const body = order()
  const { paymentSessionData: sessionData } = await merchant.create(body)
  const request = { sessionData, methodType, ...(methodType === 'CARD' && { cardNumber }) }
  return {
    pay: () => post(`api/pay${query}`, request, at),
    inquire: () => merchant.inquire({ paymentRequestId: body['paymentRequestId'] }),
    /** The answer once the session has ended: a failure is final only then. */
    end: async () => {
      await at.clock.advance('1 h')
      return merchant.inquire({ paymentRequestId: body['paymentRequestId'] })
    },
  }
}

const visa = '4111111111111111'

test.each(['', 'sunshine'])('a page that is asked for as "%s" says what there is', async (name) => {
  for (const path of ['index.html', 'api/simulation']) {
    const response = await fetch(new URL(`${path}?scenario=${name}`, emulator.pageUrl))
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(`"expired", "success"`)
  }
})

test('the address of the page wins over what the emulator was started with', async () => {
  const current = async (query: string): Promise<unknown> =>
    ((await (await fetch(new URL(`api/simulation${query}`, silent.pageUrl))).json()) as Json)[
      'current'
    ]
  expect(await current('')).toBe('silent')
  expect(await current('?scenario=normal')).toBe('normal')
  const paying = await pay('?scenario=do-not-honor', 'CARD', visa, silent)
  await paying.pay()
  expect(await paying.end()).toMatchObject({ paymentResultCode: 'DO_NOT_HONOR' })
})

test.each(['confirm', 'fail', 'cancel'])('at the bank, to %s settles it', async (decision) => {
  const results: Json = {
    confirm: { paymentStatus: 'SUCCESS', paymentResultCode: 'SUCCESS' },
    fail: { paymentStatus: 'FAIL', paymentResultCode: 'USER_PAYMENT_VERIFICATION_FAILED' },
    cancel: { paymentStatus: 'FAIL', paymentResultCode: 'USER_CANCELED' },
  }
  const paying = await pay('', 'CARD', '4000000000003220')
  const { session } = (await paying.pay()) as { session: { payment: { challengeUrl: string } } }
  const { challengeUrl } = session.payment
  expect(new URL(challengeUrl).origin).not.toBe(emulator.url)
  expect(await paying.inquire()).toMatchObject({ paymentStatus: 'PROCESSING' })
  await fetch(`${challengeUrl}/${decision}`, { method: 'POST' })
  expect(await paying.end()).toMatchObject(results[decision] as Json)
})

test('the bank is closed with the emulator', async () => {
  const brief = await startEmulator()
  const paying = await pay('', 'CARD', '4000000000003220', brief)
  const { session } = (await paying.pay()) as { session: { payment: { challengeUrl: string } } }
  expect((await fetch(session.payment.challengeUrl)).status).toBe(200)
  await brief.close()
  await expect(fetch(session.payment.challengeUrl)).rejects.toThrow('fetch failed')
})

test.each([
  ['CARD', '', '4000000000000150'],
  ['CARD', '?scenario=fail-then-success', visa],
])('a card that fails first is paid on the next try (%s%s)', async (method, query, card) => {
  const paying = await pay(query, method, card)
  expect(await paying.pay()).toMatchObject({
    session: { payment: { result: { paymentResultCode: 'USER_BALANCE_NOT_ENOUGH' } } },
  })
  await paying.pay()
  expect(await paying.inquire()).toMatchObject({ paymentStatus: 'SUCCESS' })
})

test.each([
  ['do-not-honor', { paymentStatus: 'FAIL', paymentResultCode: 'DO_NOT_HONOR' }],
  ['3-d-secure', { paymentStatus: 'SUCCESS' }],
  ['silent', { paymentStatus: 'SUCCESS' }],
])('a wallet has the outcome of %s, unless that is for cards only', async (name, expected) => {
  const paying = await pay(`?scenario=${name}`, 'ALIPAY_CN')
  const { session } = (await paying.pay()) as { session: { payment: { walletUrl: string } } }
  await fetch(`${session.payment.walletUrl}/confirm`, { method: 'POST' })
  expect(await paying.end()).toMatchObject(expected)
})

test('an expired session is expired for everybody, and cannot be paid', async () => {
  const merchant = createMerchant(emulator)
  const body = order()
  const { paymentSessionData: sessionData } = await merchant.create(body)
  expect(await post('api/session?scenario=expired', { sessionData })).toMatchObject({
    state: 'expired',
  })
  await post('api/pay', { sessionData, methodType: 'CARD', cardNumber: visa })
  expect(await merchant.inquire({ paymentRequestId: body['paymentRequestId'] })).toMatchObject({
    result: { resultCode: 'ORDER_NOT_EXIST' },
  })
})
