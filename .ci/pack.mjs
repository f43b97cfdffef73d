import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pnpm, root, run } from './pnpm.mjs'

/** Checks what users get: each public package as it is packed. */
const manifest = (name) => JSON.parse(readFileSync(`${root}/packages/${name}/package.json`, 'utf8'))
const packages = readdirSync(`${root}/packages`).filter((name) => !manifest(name).private)
const checks = packages.flatMap((name) => {
  const styles = Object.keys(manifest(name).exports).filter((entry) => entry.endsWith('.css'))
  return [
    ['publint', `packages/${name}`, '--strict'],
    [
      ...['attw', '--pack', `packages/${name}`, '--profile', 'esm-only', '--quiet'],
      ...(styles.length ? ['--exclude-entrypoints', ...styles] : []),
    ],
  ]
})
// The file for script tags and the manifest are no work of the compiler's.
let failed = await pnpm(['--silent', '--filter', '@antom-checkout/element', 'run', 'build'])
for (const check of checks) {
  if ((await pnpm(['--silent', 'exec', ...check])) !== 0) failed += 1
}
if (existsSync(`${root}/.ci/consumer.mjs`)) failed += await run('node', ['.ci/consumer.mjs'])
process.exitCode = failed ? 1 : 0
