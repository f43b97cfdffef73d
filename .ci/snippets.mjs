import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { pnpm, root } from './pnpm.mjs'

/** Compiles every TypeScript snippet of the guides, strictly, as a user's own file; of JavaScript the syntax is checked. */
const guides = [
  'README.md',
  ...['core', 'react', 'vue', 'element', 'emulator'].flatMap((name) =>
    readdirSync(`${root}/packages/${name}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && !/node_modules|dist|\.api\.md$/.test(file))
      .map((file) => `packages/${name}/${file}`),
  ),
]
const folder = `${root}/node_modules/.cache/snippets`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

let count = 0
for (const guide of guides) {
  const text = readFileSync(`${root}/${guide}`, 'utf8')
  for (const [, language, code] of text.matchAll(/^```([jt]sx?)\n([\s\S]*?)^```/gm)) {
    count += 1
    const name = `${guide.replace(/\W+/g, '-')}-${count}.${language}`
    writeFileSync(`${folder}/${name}`, `${code}\nexport {}\n`)
  }
}
const compilerOptions = {
  composite: false,
  declarationMap: false,
  isolatedDeclarations: false,
  noEmit: true,
  allowJs: true,
  // The declarations that npm has, not the sources.
  customConditions: [],
  types: ['node'],
}
writeFileSync(
  `${folder}/tsconfig.json`,
  JSON.stringify({ extends: `${root}/tsconfig.base.json`, compilerOptions, include: ['*'] }),
)
const code = await pnpm(['--silent', 'exec', 'tsc', '-p', folder])
console.log(
  code === 0
    ? `${count} snippets of the guides compile.`
    : 'A snippet of a guide does not compile.',
)
process.exitCode = code
