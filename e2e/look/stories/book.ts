import { test as base, expect, type Page } from '@playwright/test'

/** The built Storybook. */
export const book = (): string => process.env['STORIES_URL'] ?? ''

interface Entry {
  readonly id: string
  readonly type: 'story' | 'docs'
  readonly title: string
  readonly name: string
}

/** All entries of the sidebar. */
export async function entries(): Promise<Entry[]> {
  const answer = await fetch(`${book()}index.json`)
  return Object.values(((await answer.json()) as { entries: Record<string, Entry> }).entries)
}

/** A page that requests nothing outside the build, and whose console stays empty. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const said: string[] = []
    page.on('console', (message) => {
      // Storybook 10 prints this about its own toolbar.
      if (/'ariaLabel' prop on/.test(message.text())) return
      said.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
    page.on('request', (request) => {
      if (!/^(about|blob|data):/.test(request.url()) && !request.url().startsWith(book())) {
        said.push(`asked for ${request.url()}`)
      }
    })
    await use(page)
    expect(said, 'the console and the network').toEqual([])
  },
})
export { expect }

/** The settings of the toolbar. */
export type Toolbar = Partial<Record<'framework' | 'locale' | 'scheme' | 'direction', string>> & {
  /** `manual`: axe is not run. */
  readonly a11y?: { readonly manual: boolean }
}

/** Opens the canvas without a story. */
export async function openCanvas(page: Page, toolbar: Toolbar = {}): Promise<void> {
  await page.goto(`${book()}iframe.html`)
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.storyStoreValue)
  // The address can set the toolbar only together with a story.
  await page.evaluate((globals) => {
    window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals })
  }, toolbar)
}

/** The languages that the toolbar offers. */
export const locales = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { globalTypes } = window.__STORYBOOK_PREVIEW__!.storyStoreValue!.projectAnnotations
    return globalTypes.locale.toolbar.items.map(({ value }) => value)
  })

/** Shows a story. Returns the errors of the story, of its `play` and of axe. */
export const show = (page: Page, storyId: string): Promise<unknown[]> =>
  page.evaluate(
    (id) =>
      new Promise((resolve) => {
        const channel = window.__STORYBOOK_ADDONS_CHANNEL__
        const went: unknown[] = []
        const listeners: Record<string, (event: never) => void> = {
          playFunctionThrewException: ({ message }: { message: string }) => went.push(message),
          storyThrewException: ({ message }: { message: string }) => went.push(message),
          storyErrored: ({ title }: { title: string }) => went.push(title),
          storyFinished: ({ storyId: finished, reporters }: Finished) => {
            if (finished !== id) return
            for (const [name, listener] of Object.entries(listeners)) channel.off(name, listener)
            const findings = reporters.flatMap(({ result }) => result?.violations ?? [])
            resolve([
              ...went,
              ...findings.map((finding) => [
                finding.id,
                ...finding.nodes.map(({ failureSummary, html }) => `${failureSummary}: ${html}`),
              ]),
            ])
          },
        }
        for (const [name, listener] of Object.entries(listeners)) channel.on(name, listener)
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' })
      }),
    storyId,
  )

interface Finished {
  storyId: string
  reporters: {
    result?: { violations?: { id: string; nodes: { failureSummary: string; html: string }[] }[] }
  }[]
}

declare global {
  interface Window {
    __STORYBOOK_PREVIEW__?: {
      storyStoreValue?: {
        projectAnnotations: {
          globalTypes: { locale: { toolbar: { items: { value: string }[] } } }
        }
      }
    }
    __STORYBOOK_ADDONS_CHANNEL__: {
      on: (name: string, listener: (event: never) => void) => void
      off: (name: string, listener: (event: never) => void) => void
      emit: (name: string, event: unknown) => void
    }
  }
}
