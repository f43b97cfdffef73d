import { install, pnpm } from './pnpm.mjs'

console.log('Installing and building the shop …')
await install()
if ((await pnpm(['--silent', 'exec', 'tsc', '-b', 'packages/demo'])) !== 0) process.exit(1)
if ((await pnpm(['--silent', '--filter', '@antom-checkout/demo', 'run', 'build'])) !== 0)
  process.exit(1)

// In this process, so that whatever stops this stops the shop.
await import('../packages/demo/dist/main.js')
