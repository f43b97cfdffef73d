import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createOwner } from './owner.ts'

const page = new Hono().get('/admin', createOwner('right').enter, (c) => c.text('the page'))
const open = (path: string, host = 'localhost:4000') => page.request(path, { headers: { host } })

test('the link with the key leaves a cookie that no script and no other site gets, and the key leaves the address', async () => {
  const answer = await open('/admin?key=right')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/admin'])
  expect(answer.headers.get('set-cookie')).toMatch(
    /^loam-owner=right; .*Path=\/api\/admin; HttpOnly; SameSite=Strict$/,
  )
})

test.each([
  ['without a key', '/admin', undefined],
  ['with a wrong key', '/admin?key=wrong', undefined],
  ['with the key, under another name of this machine', '/admin?key=right', 'shop.example'],
])('%s there is no cookie', async (_, path, host) => {
  const answer = await open(path, host)
  expect(answer.headers.get('set-cookie')).toBe(null)
  expect(await answer.text()).toBe('the page')
})
