import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The bytes and requests of the merchant's own page. */
export interface Weight {
  /** JavaScript and style sheets, React apart, compressed. */
  readonly kilobytes: number
  /** Requests to the merchant's own server, the document and React among them. */
  readonly requests: number
  /** Hosts that the page asks for scripts; their weight is not guessed. */
  readonly remote: readonly string[]
}

/** Ratios and bytes of one run each. */
export interface Results {
  /** By package, or by our variant. */
  readonly peers: Readonly<Record<string, Weight>>
  /** Time to the loaded frame, in times of a page that only writes the frame. */
  readonly load: Readonly<Record<string, string>>
  /** In times of the bare SDK. */
  readonly runtime: { readonly cycles: string; readonly message: string }
}

const path = fileURLToPath(new URL('results.json', import.meta.url))

/** The results that were kept last: the README's tables are made of them. */
export const results = (): Results => JSON.parse(readFileSync(path, 'utf8')) as Results

/** Keeps the results of a benchmark, where `KEEP_BENCH=1` asks for it. */
export function keepResults<Name extends keyof Results>(name: Name, measured: Results[Name]): void {
  if (!process.env['KEEP_BENCH']) return
  writeFileSync(path, `${JSON.stringify({ ...results(), [name]: measured }, null, 2)}\n`)
}
