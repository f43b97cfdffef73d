import { expect, test } from 'vitest'
import { NOTHING, parseCart } from './cart.ts'

test.each([
  { quantities: {} },
  { quantities: { teapot: 1, 'rice-bowl': 20 } },
  { quantities: { teapot: 2 }, orderId: 'order1' },
])('the cart %j is read as it was kept', (cart) => {
  expect(parseCart(JSON.stringify(cart))).toEqual(cart)
})

test.each([
  '',
  'no JSON',
  'null',
  '123',
  '"cart"',
  '[]',
  '{"a":1}',
  '{"quantities":null}',
  '{"quantities":{"teapot":-1}}',
  '{"quantities":{"teapot":0}}',
  '{"quantities":{"teapot":0.5}}',
  '{"quantities":{"teapot":21}}',
  '{"quantities":{"teapot":"1"}}',
  '{"quantities":{"teapot":null},"orderId":"order1"}',
])('a spoiled cart is an empty one: %s', (text) => {
  expect(parseCart(text)).toEqual(NOTHING)
})

test('an order that is no id is forgotten, the pieces are not', () => {
  const quantities = { teapot: 1 }
  expect(parseCart(JSON.stringify({ quantities, orderId: 7 }))).toEqual({ quantities })
})
