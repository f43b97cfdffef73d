import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = fileURLToPath(new URL('results.json', import.meta.url))

/** What the last `npm run bench -- --keep` measured: the README's table is made of it. */
export const results = (): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

/** Keeps what a benchmark measured, where `KEEP_BENCH=1` asks for it. */
export function keepResults(name: string, measured: unknown): void {
  if (!process.env['KEEP_BENCH']) return
  writeFileSync(path, `${JSON.stringify({ ...results(), [name]: measured }, null, 2)}\n`)
}
