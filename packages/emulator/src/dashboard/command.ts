import { DEFAULT_PORT } from '../defaultPort.ts'

/** A command for the terminal that reaches this emulator, a line for each option. */
export function command(words: string, url: string, ...options: readonly string[]): string {
  const isDefault = new URL(url).port === String(DEFAULT_PORT)
  const all = [...(isDefault ? [] : [`--url ${url}`]), ...options]
  return [`npx antom-emulator ${words}`, ...all.map((option) => `  ${option}`)].join(' \\\n')
}
