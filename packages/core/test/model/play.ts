import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deeds, sequences, withTasks } from './commands.ts'
import { watch } from './rules.ts'
import { createWorld, drain, takeTime } from './world.ts'

const total = Number(process.env['MODEL_RUNS'] ?? 2000)
const path = process.env['MODEL_PATH']
const drawn = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31)

/**
 * Plays one half of the sequences: two test files, for two processors.
 *
 * Whatever happens, in whatever order: the rules of `rules.ts` hold. `MODEL_RUNS` sequences are drawn from `MODEL_SEED`. A
 * failing one is shrunk and printed; `MODEL_PATH` plays it again alone.
 */
export function playHalf(half: 0 | 1): void {
  const runs = Math.ceil(total / 2)
  const seed = drawn + half

  beforeAll(async () => {
    await takeTime()
    vi.spyOn(console, 'warn').mockReturnValue()
  })
  afterAll(() => void vi.useRealTimers())

  test.skipIf(path && half)(
    `${runs} sequences (MODEL_SEED=${seed}) keep every rule`,
    { timeout: 1_800_000 },
    async () => {
      const reached: Record<string, number> = {}
      const property = fc.asyncProperty(sequences, async ([setup, first, then]) => {
        vi.clearAllTimers()
        vi.setSystemTime(new Date('2026-01-01'))
        Reflect.deleteProperty(document, 'visibilityState')
        const world = createWorld(setup)
        const rules = watch(world)
        try {
          await drain()
          for (const command of withTasks([...first, ...then])) {
            rules.before()
            // Nothing happens between commands, unless the sequence says so.
            const done = deeds[command.do](world, command.with as never)
            if (done) await done
            rules.after(command)
            const { status } = world.checkout.state
            reached[status] = (reached[status] ?? 0) + 1
          }
          await rules.end()
        } finally {
          world.close()
        }
      })
      const result = await fc.check(property, { numRuns: runs, seed, ...(path && { path }) })
      console.log(`model: ${result.numRuns} sequences, seed ${result.seed}`, reached)
      if (result.failed) {
        const error = result.errorInstance as Error | null
        const [setup, first, then] = result.counterexample![0]
        const lines = [...first, ...then]
          .map((command) => `  ${JSON.stringify(command)}`)
          .join('\n')
        throw new Error(
          `${error?.message}\nMODEL_SEED=${result.seed} MODEL_PATH=${result.counterexamplePath}\n${JSON.stringify(setup)}\n${lines}\n${error?.stack}`,
        )
      }
      expect(path ? 10 : Object.keys(reached).length).toBe(10)
    },
  )
}
