import { behaviours, type Behaviour } from './behaviours.ts'
import { outcomes } from './outcomes.ts'
import type { Scenario } from './scenario.ts'

/** The contents of the panel "Simulate", and the current scenario. */
export interface Simulation {
  current: Scenario
  /** The name of `current`, for people. */
  label: string
  behaviours: readonly Pick<Behaviour, 'scenario' | 'label' | 'happens'>[]
  cards: readonly TestCard[]
  /** Where a frame of another origin comes from. */
  bankUrl: string
}

export interface TestCard {
  card: string
  label: string
}

export function simulation(current: Scenario, bankUrl: string): Simulation {
  const row = [...behaviours, ...outcomes].find(({ scenario }) => scenario === current)
  return {
    current,
    label: row?.label ?? current,
    behaviours: behaviours.map(({ scenario, label, happens }) => ({ scenario, label, happens })),
    cards: outcomes.map(({ card, label }) => ({ card, label })),
    bankUrl,
  }
}
