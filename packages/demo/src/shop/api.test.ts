import { afterEach, expect, test, vi } from 'vitest'
import { ApiError } from './answer.ts'
import { getOrder, verify } from './api.ts'

const SILENT = 'The shop does not answer just now. Please try again.'

afterEach(() => vi.unstubAllGlobals())

const json = { 'Content-Type': 'application/json' }
const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', answer)
const failure = (asked: Promise<unknown>): Promise<Error> =>
  asked.then(
    () => expect.unreachable(),
    (error: Error) => error,
  )

test.each([
  ['a connection that dropped', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a page of HTML', async () => new Response('<h1>Oops</h1>', { status: 500 })],
  ['a page of HTML that says 200', async () => new Response('<h1>Sign in</h1>')],
  ['half an answer', async () => new Response('{"id":', { headers: json })],
])('after %s, buyers read a sentence, and developers the cause', async (_, answer) => {
  answering(answer)
  const error = await failure(getOrder('order1'))
  expect(error.message).toBe(SILENT)
  expect(error.cause).toBeInstanceOf(Error)
})

test.each(['null', '{}', '{"error":7}'])('a refusal without words (%s) has some', async (text) => {
  answering(async () => new Response(text, { status: 502, headers: json }))
  expect(await failure(getOrder('order1'))).toMatchObject({ status: 502, message: SILENT })
})

test('what the shop says itself is passed on', async () => {
  answering(async () => Response.json({ error: 'There is no such order.' }, { status: 404 }))
  const error = await failure(getOrder('none'))
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 404, message: 'There is no such order.' })
})

test('an abort stays an abort', async () => {
  const leaving = new AbortController()
  leaving.abort()
  answering(() => Promise.reject(leaving.signal.reason as Error))
  expect(await failure(verify('order1', leaving.signal))).toBe(leaving.signal.reason)
})
