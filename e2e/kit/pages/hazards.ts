import { watchPage } from '../../security/hazards/shopPage.ts'
import { bare, environment, ours } from '../../security/hazards/subjects.ts'
import { rows, type Symptoms } from '../../security/hazards/table.ts'

declare global {
  interface Window {
    /** The symptoms that the probe of this page's hazard saw, and the uncaught errors. */
    verdict: Promise<{ symptoms: Symptoms; uncaught: readonly string[] }>
  }
}

const asked = new URLSearchParams(location.search)

async function judge(): Promise<Awaited<Window['verdict']>> {
  const hazard = asked.get('hazard')
  const row = rows.find((each) => each.hazard === hazard)
  if (!row?.probe) throw new Error(`${hazard} has no probe for browsers.`)
  const page = watchPage(environment, `${asked.get('stranger')}/voice.html`)
  const build = asked.get('build') as 'esm' | 'umd'
  const make = await (asked.get('subject') === 'bare' ? bare : ours)(build)
  const symptoms = await row.probe({ ...page, ...make })
  return { symptoms, uncaught: page.uncaught }
}

window.verdict = judge()
window.verdict.catch(() => {}) // The test awaits it, too.
