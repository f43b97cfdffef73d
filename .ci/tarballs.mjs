import { readdirSync } from 'node:fs'
import { pnpm } from './pnpm.mjs'

/** Builds packages and packs them into a folder, as npm would have them. Resolves to the files' names. */
export async function pack(names, folder) {
  const folders = names.map((name) => `packages/${name}`)
  if ((await pnpm(['--silent', 'exec', 'tsc', '-b', ...folders])) !== 0) {
    throw new Error(`${folders.join(' and ')} could not be built.`)
  }
  const chosen = names.flatMap((name) => ['--filter', `@antom-checkout/${name}`])
  const to = ['pack', '--pack-destination', folder]
  const code = await pnpm(['--silent', '--recursive', ...chosen, ...to], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (code !== 0) throw new Error(`${folders.join(' and ')} could not be packed.`)
  return readdirSync(folder).filter((name) => name.endsWith('.tgz'))
}
