import type { Browser } from '@playwright/test'

/** A document: the top page, or the one in a frame. Functions run in it; arguments and results are JSON. */
export interface Scope {
  /** Runs a function there and awaits its result. The function sees its arguments, and nothing of the test. */
  eval: <Args extends unknown[], Result>(
    fn: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>
  /** A real click, by the browser's own input. Waits for the element. */
  click: (css: string) => Promise<void>
  type: (css: string, text: string) => Promise<void>
  text: (css: string) => Promise<string>
  /** The document in a frame, by selector, or by a function that finds it (in shadow roots, too). Waits for the frame. */
  frame: (find: FindFrame) => Scope
}

/** A tab. The tests of a worker share it, one after another. */
export interface Tab extends Scope {
  goto: (url: string) => Promise<void>
  url: () => Promise<string>
  /** `history.back()` in the page, since drivers go back in different ways. Does not wait. */
  back: () => Promise<void>
  size: (width: number, height: number) => Promise<void>
  /** Presses a key, by its name: `Tab`, `Enter`. */
  press: (key: KeyName) => Promise<void>
  screenshot: () => Promise<Buffer>
}

export type KeyName = 'Tab' | 'Enter'

export type FindFrame = string | (() => Element | null)

/** A browser that was started. It has one tab: to open a tab for each test would take most of the time. */
export interface Launched {
  /** The browser itself, for Playwright's `page`. */
  readonly chromium?: Browser
  open: () => Promise<Tab>
  close: () => Promise<void>
}

/** A call as a script, for engines that need text. It resolves to JSON or `undefined`. */
export function callText(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  const given = args.map(source).join()
  return `(async () => JSON.stringify(await (${String(fn)})(${given})))()`
}

/** A value as JavaScript: JSON that keeps `undefined`, since an option that is `undefined` goes back to its default. */
function source(value: unknown): string {
  const mark = (_: string, part: unknown): unknown => (part === undefined ? '\0undefined' : part)
  return JSON.stringify(value, mark).replaceAll(String.raw`"\u0000undefined"`, 'undefined')
}

/** The result of such a call. */
export const read = <Result>(json: unknown): Result =>
  (typeof json === 'string' ? JSON.parse(json) : undefined) as Result

/** An expression, as text, for the frame or `null`. */
export const findText = (find: FindFrame): string =>
  typeof find === 'string'
    ? `document.querySelector(${JSON.stringify(find)})`
    : `(${String(find)})()`

/** Looks until something is found, for at most 10 s. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`${what} did not appear.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
