import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

/** Writes `integrity.json`: the value of `integrity="…"` for each file. */
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
 * Wraps the entry in a function: in a script without `type="module"` its names would be global. On a server, which has
 * no elements to extend, the entry does nothing.
 */
const wrap: Plugin = {
  name: 'wrap',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry) continue
      // Scripts have no imports, exports or `import.meta`; `import()` works everywhere.
      if (file.imports.length || file.exports.length || /\bimport\.meta\b/.test(file.code)) {
        this.error('antom-checkout.js must work without type="module", too.')
      }
      file.code = `(()=>{"use strict";if(!globalThis.HTMLElement)return;${file.code.trim()}})();\n`
    }
  },
}

/** The element does not use Lit's style sheets, whose code is 0.4 kB. */
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

/** Adds the style sheet that reserves the height before the script has run. */
const reserve: Plugin = {
  name: 'reserve',
  generateBundle() {
    const source = readFileSync(new URL('../core/reserve.css', import.meta.url))
    this.emitFile({ type: 'asset', fileName: 'reserve.css', source })
  },
}

/** Builds `antom-checkout.js`, one file for a script tag. Rarely needed parts are separate files, loaded on demand. */
const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [noLitStyles, wrap, reserve, integrity],
  build: {
    outDir: 'dist/cdn',
    emptyOutDir: true,
    // As a library: in an app, Vite wraps each `import()` in a helper for preloading, 0.6 kB that does nothing here.
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
