import { Hono, type Context } from 'hono'
import { raw } from 'hono/html'
import { streamSSE } from 'hono/streaming'
import type { Antom } from '../antom.ts'
import type { Control } from '../control/control.ts'
import { verbs } from '../control/verbs.ts'
import { assets } from '../serve/assets.ts'
import type { Entry } from '../timeline/entry.ts'
import { readAddress, viewPaths, type ViewName } from './address.ts'
import { newsFor } from './newsFor.ts'
import { ownPages } from './ownPages.ts'
import { Page } from './page.tsx'

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Not "no-referrer": a form's Origin would be "null" then, and could not be told from a foreign page's.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
    "frame-ancestors 'none'; base-uri 'none'",
}

const HEARTBEAT_MS = 20_000

/** The dashboard at `/`: pages that are drawn here, and a stream that says when to draw them again. */
export function createDashboard(antom: Antom, control: Control, url: string): Hono {
  const dashboard = new Hono()

  for (const path of [...Object.values(viewPaths), '/dashboard/*']) {
    dashboard.use(path, ownPages, async (c, next) => {
      await next()
      for (const [name, value] of Object.entries(headers)) {
        c.header(name, value)
      }
    })
  }

  const draw = (
    c: Context,
    view: ViewName,
    query: Record<string, string>,
    said?: { text: string; isError: boolean },
  ): Response | Promise<Response> => {
    const address = readAddress(view, query)
    const scene = { antom, control, address, url, now: antom.clock.now() }
    return c.html(
      <>
        {raw('<!doctype html>')}
        <Page scene={scene} said={said} />
      </>,
    )
  }
  for (const [view, path] of Object.entries(viewPaths) as [ViewName, string][]) {
    dashboard.get(path, (c) => draw(c, view, c.req.query()))
  }

  dashboard.post('/dashboard/do/:verb', async (c) => {
    const { text, isError } = await doVerb(control, c.req.param('verb'), await fieldsOf(c))
    if (c.req.header('accept')?.includes('text/html')) {
      return draw(c, 'timeline', {}, { text, isError })
    }
    return c.json(isError ? { problem: text } : { done: text }, isError ? 400 : 200)
  })

  dashboard.get('/dashboard/events', (c) =>
    streamSSE(c, async (stream) => {
      const write = (event: string, data: string): Promise<void> => stream.writeSSE({ event, data })
      const tell = newsFor((text) => write('entry', text))
      const stop = antom.timeline.subscribe((entry) => tell(said(entry)))
      const beat = setInterval(() => void write('beat', ''), HEARTBEAT_MS)
      void write('hello', '')
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      clearInterval(beat)
      stop()
    }),
  )

  dashboard.route('/dashboard/assets', assets('dashboard', ['dashboard/browser', 'shared']))
  return dashboard
}

/** An entry as a screen reader says it. */
const said = ({ title, detail }: Entry): string => `${title}: ${detail}`

async function doVerb(
  control: Control,
  name: string,
  fields: unknown,
): Promise<{ text: string; isError: boolean }> {
  const verb = verbs.get(name)
  if (!verb) {
    const text = `There is no verb "${name}". There are ${[...verbs.keys()].join(', ')}.`
    return { text, isError: true }
  }
  try {
    return { text: await verb.run(control, fields), isError: false }
  } catch (error) {
    return { text: (error as Error).message, isError: true }
  }
}

/** The fields of a form, or of a JSON body. */
async function fieldsOf(c: Context): Promise<unknown> {
  return c.req.header('content-type')?.startsWith('application/json')
    ? c.req.json<unknown>().catch(() => undefined)
    : c.req.parseBody()
}
