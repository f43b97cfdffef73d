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

/**
 * Keeps the names of the entry to itself: a script tag without `type="module"` would make globals of them. On a server,
 * which has no elements to extend, the entry does nothing.
 */
const wrap: Plugin = {
  name: 'wrap',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry) continue
      // Nothing that only a module may have, but `import()`: that works everywhere.
      if (file.imports.length || file.exports.length || /\bimport\.meta\b/.test(file.code)) {
        this.error('antom-checkout.js must work without type="module", too.')
      }
      file.code = `(()=>{"use strict";if(!globalThis.HTMLElement)return;${file.code.trim()}})();\n`
    }
  },
}

/** The element has no style sheets of Lit's: the code that makes them is 0.4 kB. */
const unused =
  'CSSResult css supportsAdoptingStyleSheets unsafeCSS adoptStyles getCompatibleStyle'.split(' ')
const noLitStyles: Plugin = {
  name: 'no-lit-styles',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === './css-tag.js' && importer?.includes('@lit') ? '\0css-tag' : undefined,
  load: (id) =>
    id === '\0css-tag'
      ? unused.map((name) => `export const ${name} = () => {}`).join('\n')
      : undefined,
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
  plugins: [noLitStyles, wrap, reserve, integrity],
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
