// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import type { OfferedMethod } from '../../payment/paymentMethods.ts'
import type { KnownSession } from '../../payment/sessionView.ts'
import {
  createCheckoutScreen,
  type CheckoutOptions,
  type CheckoutScreen,
} from './checkoutScreen.ts'

const onPay = vi.fn<CheckoutOptions['onPay']>()
beforeEach(() => {
  document.body.replaceChildren()
  onPay.mockReset()
})

const method = (type: string, more: Partial<OfferedMethod> = {}): OfferedMethod => ({
  type,
  label: type,
  kind: 'wallet',
  express: false,
  ...more,
})
const card = method('CARD', { label: 'Card', kind: 'card' })

function show(session: Partial<KnownSession>): CheckoutScreen {
  const screen = createCheckoutScreen({
    session: {
      state: 'open',
      expiresIn: 1000,
      merchantName: 'Shop',
      redirectUrl: 'http://localhost/',
      description: 'A bag',
      orderId: '1',
      amount: { currency: 'BRL', value: '128900' },
      goods: [],
      methods: [card],
      details: {},
      savedCards: [],
      ...session,
    },
    language: 'pt-BR',
    announce: () => {},
    onLeave: () => {},
    onPay,
  })
  document.body.append(...screen.nodes)
  return screen
}

const all = (selector: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(selector),
]
const texts = (selector: string): (string | null)[] => all(selector).map((each) => each.textContent)
const field = (name: string): HTMLInputElement => document.querySelector(`#${name}`)!
const submit = (): void => void document.querySelector('form')!.dispatchEvent(new Event('submit'))

const apple = method('APPLEPAY', { label: 'Apple Pay', kind: 'device', express: true })
const google = method('GOOGLEPAY', { label: 'Google Pay', kind: 'device', express: true })

test('express methods are buttons above the list, in order, and pay at once', () => {
  show({ methods: [google, card, apple, method('TNG')] })
  expect(texts('.express button')).toEqual(['Google Pay', 'Apple Pay'])
  expect(texts('.method-name')).toEqual(['Card', 'TNG'])
  all('.express button')[1]!.click()
  expect(onPay.mock.calls).toEqual([[apple, {}]])
})

test('a session with express methods alone has no list, and no button for one', () => {
  show({ methods: [apple] })
  expect(texts('.express button')).toEqual(['Apple Pay'])
  expect(all('.methods, .pay-button, .or')).toEqual([])
})

const mercado = method('MERCADOPAGO_BR', { asks: ['payerEmail', 'cpf'] })

test('known details are filled in, and sent as they are', () => {
  show({ methods: [mercado], details: { payerEmail: 'buyer@shop.test', cpf: '12345678909' } })
  submit()
  const details = { payerEmail: 'buyer@shop.test', cpf: '123.456.789-09' }
  expect(onPay.mock.calls).toEqual([[mercado, { details }]])
})

test('details that are missing or wrong are asked for, and nothing is paid before', () => {
  show({ methods: [mercado], details: { cpf: '2132321312' } })
  submit()
  expect(onPay).not.toHaveBeenCalled()
  expect(texts('.method-panel .error')).toEqual([
    'Enter your e-mail address.',
    'This CPF is not valid. It has 11 digits; check them for typing mistakes.',
  ])
  expect(document.activeElement).toBe(field('MERCADOPAGO_BR-payerEmail'))
  field('MERCADOPAGO_BR-payerEmail').value = 'buyer@shop.test'
  field('MERCADOPAGO_BR-cpf').value = '529.982.247-25'
  submit()
  expect(onPay).toHaveBeenCalledTimes(1)
})

test('two methods that ask for the same detail have a field each', () => {
  show({ methods: [method('P24', { asks: ['payerEmail'] }), mercado] })
  const ids = all('.detail-form input').map(({ id }) => id)
  expect(ids).toEqual(['P24-payerEmail', 'MERCADOPAGO_BR-payerEmail', 'MERCADOPAGO_BR-cpf'])
})

test('saved cards come before the card form, and pay with their token', () => {
  show({ methods: [method('TNG'), card], savedCards: [{ token: 'T1', label: 'Visa •••• 1111' }] })
  expect(texts('.method-name')).toEqual(['TNG', 'Visa •••• 1111', 'Card'])
  field('saved-card-0').click()
  submit()
  expect(onPay.mock.calls).toEqual([[card, { savedCard: 'T1' }]])
})

const testCard = { card: '4111111111111111', label: 'Paid' }

test.each([
  ['ask', true],
  ['ask', false],
  ['always', false],
  [undefined, false],
] as const)('with saving "%s" and consent %s the buyer decides', (saving, saveCard) => {
  const { fill } = show({ ...(saving && { saving }) })
  fill!(testCard)
  expect(all('#save-card')).toHaveLength(saving === 'ask' ? 1 : 0)
  expect(document.body.textContent.includes('will be saved')).toBe(saving === 'always')
  for (const box of all('#save-card')) {
    ;(box as HTMLInputElement).checked = saveCard
  }
  submit()
  expect(onPay.mock.calls).toEqual([[card, { cardNumber: testCard.card, saveCard }]])
})

test('the form can be filled in only where the list has a card form', () => {
  expect(show({ methods: [method('TNG')] }).fill).toBeUndefined()
  expect(show({ methods: [{ ...card, express: true }] }).fill).toBeUndefined()
})

test('the amount is written in the language of the session', () => {
  show({})
  expect(document.querySelector('.pay-button')!.textContent.replaceAll('\u00a0', ' ')).toBe(
    'Pay R$ 1.289,00',
  )
})
