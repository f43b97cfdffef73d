import { spawn } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pnpm.mjs'

const { devDependencies, packageManager } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)
const ours = ['core', 'react', 'vue', 'element', 'server']
const theirs = [
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'vue',
  '@alipay/ams-checkout',
].map((name) => `${name}@${devDependencies[name]}`)

/**
 * A merchant's folder: our tarballs and what merchants have beside them, installed by pnpm, which gives each package only
 * what it declares. `run` runs a command in there.
 */
export async function createMerchant(home, tarballs, tools) {
  const tarball = (name) => `file:./${tarballs.find((file) => file.includes(`-checkout-${name}-`))}`
  // `name@version`, or `other-name@npm:name@version`.
  const split = (spec) => [
    spec.slice(0, spec.indexOf('@', 1)),
    spec.slice(spec.indexOf('@', 1) + 1),
  ]
  const manifest = {
    private: true,
    type: 'module',
    packageManager,
    dependencies: Object.fromEntries([
      ...ours.map((name) => [`@antom-checkout/${name}`, tarball(name)]),
      ...[...theirs, ...tools].map(split),
    ]),
  }
  // JSON is YAML. The adapters ask for a version of core that no registry has.
  const settings = {
    overrides: { '@antom-checkout/core': tarball('core') },
    pmOnFail: 'ignore',
    strictDepBuilds: false,
  }
  writeFileSync(join(home, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(home, 'pnpm-workspace.yaml'), JSON.stringify(settings))
  for (const folder of ['types', 'bundlers']) {
    cpSync(join(root, 'e2e', 'package', folder), join(home, folder), { recursive: true })
  }

  function run(command, args) {
    const shell = process.platform === 'win32'
    return new Promise((resolve) => {
      const child = spawn(command, args, { cwd: home, shell })
      let output = ''
      const hear = (text) => void (output += text)
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.on('error', (error) => resolve({ failed: true, output: error.message }))
      child.on('close', (code) => resolve({ failed: code !== 0, output }))
    })
  }

  const installed = await run('npx', ['--yes', packageManager, 'install', '--reporter=append-only'])
  if (installed.failed) throw new Error(installed.output)
  return { home, run }
}
