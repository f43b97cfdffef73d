import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A folder with a `package.json` for each sub-path of the package in this folder: Parcel and TypeScript's `moduleResolution:
 * node` do not read `exports`. They are written before the package is packed, and removed after it.
 */
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
for (const [entry, { default: main, types }] of Object.entries(exports)) {
  if (entry === '.' || !types) continue
  rmSync(entry, { recursive: true, force: true })
  if (process.argv[2] === 'write') {
    mkdirSync(entry)
    const manifest = { main: join('..', main), types: join('..', types) }
    writeFileSync(join(entry, 'package.json'), JSON.stringify(manifest, undefined, 2))
  }
}
