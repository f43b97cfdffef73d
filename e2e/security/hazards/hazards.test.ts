import { shop, stranger } from '../../kit/origins.ts'
import { expect, test } from '../../kit/test.ts'
import { mistake, rows } from './table.ts'

// The same probe runs twice: the bare SDK has the hazard, our checkout does not.

for (const { hazard, bare } of rows.filter(({ probe }) => probe)) {
  for (const build of ['esm', 'umd']) {
    test(`${hazard} (${build}): ${bare}. Not with us`, async ({ tab }) => {
      const judge = async (subject: 'bare' | 'ours') => {
        const query = new URLSearchParams({ hazard, subject, build, stranger: stranger() })
        await tab.goto(`${shop()}/hazards.html?${query}`)
        const { symptoms, uncaught } = await tab.eval(verdict, `?${query}`)
        const names = Object.entries(symptoms)
        return {
          all: names.map(([name]) => name),
          seen: names.filter(([, isSeen]) => isSeen).map(([name]) => name),
          uncaught: uncaught.filter((error) => !error.includes(mistake)),
        }
      }
      const { all, seen } = await judge('bare')
      expect.soft(seen, 'bare').toEqual(all)
      const { seen: left, uncaught } = await judge('ours')
      expect.soft(left, 'with us').toEqual([])
      expect.soft(uncaught, 'uncaught with us').toEqual([])
    })
  }
}

/** The verdict of the page at an address. A driver may look before the page has loaded. */
async function verdict(search: string): Promise<Awaited<Window['verdict']>> {
  while (location.search !== search || !('verdict' in window)) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return window.verdict
}
