import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pnpm, root } from './pnpm.mjs'

/** Compiles every TypeScript snippet of the READMEs, strictly, as a user's own file. */
const readmes = [
  'README.md',
  ...['core', 'react', 'vue', 'element', 'emulator'].map((name) => `packages/${name}/README.md`),
]
const folder = `${root}/node_modules/.cache/snippets`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

let count = 0
for (const readme of readmes) {
  const text = readFileSync(`${root}/${readme}`, 'utf8')
  for (const [, language, code] of text.matchAll(/^```(tsx?)\n([\s\S]*?)^```/gm)) {
    count += 1
    const name = `${readme.replace(/\W+/g, '-')}-${count}.${language}`
    writeFileSync(`${folder}/${name}`, `${code}\nexport {}\n`)
  }
}
const compilerOptions = {
  composite: false,
  declarationMap: false,
  isolatedDeclarations: false,
  noEmit: true,
  types: ['node'],
}
writeFileSync(
  `${folder}/tsconfig.json`,
  JSON.stringify({ extends: `${root}/tsconfig.base.json`, compilerOptions, include: ['*'] }),
)
const code = await pnpm(['--silent', 'exec', 'tsc', '-p', folder])
console.log(
  code === 0
    ? `${count} snippets of the READMEs compile.`
    : 'A snippet of a README does not compile.',
)
process.exitCode = code
