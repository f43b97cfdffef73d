import {
  callText,
  findText,
  read,
  until,
  type FindFrame,
  type KeyName,
  type Scope,
  type Tab,
} from './tab.ts'
import type { Session } from './webdriver.ts'

/** WebDriver's names of keys. */
const keys: Record<KeyName, string> = { Tab: '\uE004', Enter: '\uE007' }

/** A tab of WebKitGTK. The driver is in one document at a time, so the steps run one after another, each in its own document. */
export function webkitTab({ ask }: Session): Tab {
  let turn: Promise<unknown> = Promise.resolve()
  let isInFrame = false

  const take = <T>(path: FindFrame[], step: () => Promise<T>): Promise<T> => {
    const taken = turn.then(async () => {
      if (isInFrame) await ask('frame', { id: null })
      isInFrame = path.length > 0
      for (const find of path) await until(findText(find), () => enter(find))
      return step()
    })
    turn = taken.catch(() => {})
    return taken
  }
  /** Whether the driver could enter the frame. It does not know a frame that has just been opened. */
  const enter = async (find: FindFrame): Promise<boolean> => {
    const id = await run(findText(find))
    if (!id) return false
    try {
      await ask('frame', { id })
      return true
    } catch (error) {
      if (/^no such frame/.test((error as Error).message)) return false
      throw error
    }
  }
  const run = (expression: string): Promise<unknown> =>
    ask('execute/sync', { script: `return ${expression}`, args: [] })
  /** The path of an element's commands. */
  const element = async (css: string): Promise<string> => {
    const found = await until(css, () => run(findText(css)))
    return `element/${Object.values(found as Record<string, string>)[0]}`
  }

  const scopeOf = (path: FindFrame[]): Scope => ({
    eval: (fn, ...args) => take(path, async () => read(await run(callText(fn, args)))),
    click: (css) => take(path, async () => ask(`${await element(css)}/click`, {})),
    type: (css, text) =>
      take(path, async () => {
        const field = await element(css)
        await ask(`${field}/click`, {}) // In a frame, it takes no focus otherwise.
        await ask(`${field}/value`, { text })
      }),
    text: (css) => take(path, async () => ask(`${await element(css)}/text`)),
    frame: (find) => scopeOf([...path, find]),
  })
  const scope = scopeOf([])
  return {
    ...scope,
    goto: (url) => take([], () => ask('url', { url })),
    url: () => take([], () => ask('url')),
    back: () => scope.eval(() => void setTimeout(() => history.back())),
    size: (width, height) =>
      take([], async () => void (await ask('window/rect', { width, height }))),
    press: (key) =>
      take([], () => {
        const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: keys[key] }))
        return ask('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
      }),
    screenshot: () => take([], async () => Buffer.from(await ask<string>('screenshot'), 'base64')),
  }
}
