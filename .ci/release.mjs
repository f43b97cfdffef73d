import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, pnpm, root } from './pnpm.mjs'
import { pack } from './tarballs.mjs'

/** Publishes what npm does not have yet, all packages under one version. With `--dry-run`, nothing leaves this machine. */
const isDryRun = process.argv.includes('--dry-run')
const packages = ['core', 'react', 'vue', 'element', 'server', 'emulator']
const { version } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'))

const npm = (...args) => execFileSync('npm', args, { stdio: ['ignore', 'pipe', 'inherit'] })
const isPublished = (name) => {
  try {
    const args = ['view', `@antom-checkout/${name}@${version}`, 'version']
    return execFileSync('npm', args, { stdio: 'pipe' }).length > 0
  } catch {
    return false
  }
}

await install()
if ((await pnpm(['--silent', 'run', 'build'])) !== 0)
  throw new Error('The packages could not be built.')
const folder = mkdtempSync(join(tmpdir(), 'antom-release-'))
try {
  await pack(packages, folder)
  for (const name of packages) {
    const tarball = join(folder, `antom-checkout-${name}-${version}.tgz`)
    if (isDryRun) {
      npm('publish', tarball, '--access', 'public', '--dry-run')
      console.log(`${name} ${version}: ready`)
    } else if (!isPublished(name)) {
      npm('publish', tarball, '--access', 'public', '--provenance')
      // changesets/action makes tags and release notes from these lines.
      console.log(`New tag: @antom-checkout/${name}@${version}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
