import { morph } from './morph.ts'

/** The parts of the page that the server draws anew. Panels and fields stay as they are. */
const PARTS = ['clock', 'tabs', 'columns', 'more-shop'] as const

let newest: Promise<void> = Promise.resolve()

/** Draws what the address shows. Resolves when it is drawn, be it by a later call that overtook this one. */
export async function draw(): Promise<void> {
  const mine = load()
  newest = mine
  await mine
  while (newest !== mine) {
    const later = newest
    await later
    if (later === newest) {
      return
    }
  }
}

let asked = 0

/** An answer that was overtaken by a later question is thrown away. */
async function load(): Promise<void> {
  asked += 1
  const question = asked
  const response = await fetch(window.location.href, { headers: { accept: 'text/html' } })
  const text = await response.text()
  if (question !== asked || !response.ok) {
    return
  }
  const fresh = new DOMParser().parseFromString(text, 'text/html')
  for (const id of PARTS) {
    const [old, next] = [document.getElementById(id), fresh.getElementById(id)]
    if (old && next) {
      morph(old, next)
    }
  }
  document.title = fresh.title
}

/** Goes to another address of the dashboard, without loading the page. */
export async function go(href: string, how: 'push' | 'replace' = 'push'): Promise<void> {
  if (href !== window.location.href) {
    window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', href)
  }
  const field = document.querySelector<HTMLInputElement>('#search input')
  if (field && field !== document.activeElement) {
    field.value = new URL(href).searchParams.get('q') ?? ''
  }
  await draw()
}

/** Opens a row, and takes the focus to its heading. */
export async function open(href: string): Promise<void> {
  await go(href)
  const detail = document.getElementById('detail')
  detail?.scrollTo(0, 0)
  const heading = detail?.querySelector('h2')
  heading?.focus({ preventScroll: true })
  if (window.matchMedia('(max-width: 900px)').matches) {
    window.scrollTo(0, 0)
  }
}

/** Closes what is open, and takes the focus back to its row. */
export async function close(): Promise<void> {
  const url = new URL(window.location.href)
  const subject = url.searchParams.get('show')
  url.searchParams.delete('show')
  await go(url.href)
  const row = rows().find((each) => each.dataset['subject'] === subject)
  ;(row ?? document.getElementById('list'))?.focus()
}

/** The rows of the list that can be opened. */
export function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#list a.row')]
}
