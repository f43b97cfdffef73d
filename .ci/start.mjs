import { install, pnpm, run } from './pnpm.mjs'

console.log('Installing and building the shop …')
await install()
if ((await pnpm(['--silent', 'run', 'build'])) !== 0) process.exit(1)
if ((await pnpm(['--silent', '--filter', '@antom-checkout/demo', 'run', 'build'])) !== 0)
  process.exit(1)

// Ctrl-C reaches the shop too; it stops cleanly, and this waits for it.
process.on('SIGINT', () => {})
process.exitCode = await run('node', ['packages/demo/dist/main.js', ...process.argv.slice(2)])
