import { install, pnpm } from './pnpm.mjs'

console.log('Installing and building the packages …')
await install()
if ((await pnpm(['--silent', 'run', 'build'])) !== 0) process.exit(1)
process.exitCode = await pnpm(['--silent', '--filter', '@antom-checkout/stories', 'run', 'start'])
