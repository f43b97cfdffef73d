import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/** Writes `integrity.json`: what goes into `integrity="…"`, file by file. */
const integrity: Plugin = {
  name: 'integrity',
  writeBundle({ dir = '' }, bundle) {
    const hash = (file: string): string =>
      createHash('sha384')
        .update(readFileSync(join(dir, file)))
        .digest('base64')
    const hashes = Object.keys(bundle).map((file) => [file, `sha384-${hash(file)}`])
    writeFileSync(
      join(dir, 'integrity.json'),
      `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
    )
  },
}

/** What reserves the height before the script has run lies beside it. */
const reserve: Plugin = {
  name: 'reserve',
  generateBundle() {
    const source = readFileSync(new URL('../core/reserve.css', import.meta.url))
    this.emitFile({ type: 'asset', fileName: 'reserve.css', source })
  },
}

/** `antom-checkout.js`, one file for a script tag; what few pages need lies beside it and is loaded on demand. */
const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [reserve, integrity],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    // As a library: Vite wraps each `import()` of an app in a helper for preloading, which is 0.6 kB and does nothing here.
    lib: { entry: 'src/define.ts', formats: ['es'] },
    rolldownOptions: {
      output: {
        entryFileNames: 'antom-checkout.js',
        chunkFileNames: 'antom-checkout-[name]-[hash].js',
        minify: true,
        comments: false,
      },
    },
  },
  resolve: { conditions: ['@antom-checkout/source', 'browser', 'module', 'import', 'default'] },
})
export default config
