import { onKey } from './keys.ts'
import { say, sayLost, tellNews } from './say.ts'
import { startTicking } from './ticking.ts'
import { rememberFields, send } from './verbForms.ts'
import { close, draw, go, open } from './view.ts'

const REDRAW_MS = 120
const TYPING_MS = 200

document.addEventListener('keydown', onKey)
document.addEventListener('click', (event) => void onClick(event))
document.addEventListener('submit', onSubmit)
window.addEventListener('popstate', () => void go(window.location.href, 'replace'))
document.querySelector('#search input')?.addEventListener('input', onSearch)
rememberFields()
startTicking()
listen()

/** Entries come in bursts: the page is drawn once for all of them. */
function listen(): void {
  let news: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const redraw = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      tellNews(news)
      news = []
      void draw().catch(() => sayLost(true))
    }, REDRAW_MS)
  }
  const events = new EventSource('/dashboard/events')
  events.addEventListener('entry', ({ data }) => {
    news.push(String(data))
    redraw()
  })
  // Also after a lost connection: what happened in between is not sent again.
  events.addEventListener('hello', () => {
    sayLost(false)
    redraw()
  })
  events.addEventListener('error', () => sayLost(true))
}

async function onClick(event: MouseEvent): Promise<void> {
  const target = event.target as Element
  const copy = target.closest<HTMLElement>('[data-copy]')
  if (copy) {
    await copyText(copy)
    return
  }
  const link = target.closest('a')
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
  const isOurs = link?.origin === window.location.origin && !link.target && !link.hash
  if (!link || !isPlain || !isOurs) {
    return
  }
  event.preventDefault()
  if (link.hasAttribute('data-close')) {
    await close()
  } else if (link.hasAttribute('data-subject')) {
    await open(link.href)
  } else {
    await go(link.href)
  }
}

async function copyText({ dataset }: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(dataset['copy'] ?? '')
    say('Copied.')
  } catch {
    say('The browser does not allow to copy. Select the text instead.', true)
  }
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  event.preventDefault()
  if (form.dataset['verb']) {
    void send(form)
  }
}

let typing: ReturnType<typeof setTimeout> | undefined

function onSearch({ target }: Event): void {
  clearTimeout(typing)
  typing = setTimeout(() => {
    const url = new URL(window.location.href)
    const words = (target as HTMLInputElement).value
    if (words) {
      url.searchParams.set('q', words)
    } else {
      url.searchParams.delete('q')
    }
    void go(url.href, 'replace')
  }, TYPING_MS)
}
