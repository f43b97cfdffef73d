import { behaviours } from './behaviours.ts'
import { outcomes } from './outcomes.ts'

/** The name of a simulation: a behaviour of the page, or an outcome that every payment has, independent of the card. */
export type Scenario =
  | (typeof behaviours)[number]['scenario']
  | (typeof outcomes)[number]['scenario']

export const scenarios: readonly Scenario[] = [...behaviours, ...outcomes].map(
  ({ scenario }) => scenario,
)

/** A scenario by its name, or `otherwise` where none is named. @throws Error that lists the known ones */
export function readScenario(name: string | undefined, otherwise: Scenario = 'normal'): Scenario {
  const found = scenarios.find((scenario) => scenario === (name ?? otherwise))
  if (found) return found
  const known = scenarios.map((scenario) => `"${scenario}"`).join(', ')
  throw new Error(`scenario must be one of ${known}, but it was "${name}".`)
}
