import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, minify } from 'vite'
import { expect, test } from 'vitest'

/**
 * Kilobytes of the built packages, compressed. Lower one when the code becomes smaller; raising one needs a reason. A whole
 * page is in `bench/weight`.
 *
 * Above the numbers that were planned (25.6, 21.0, 9.6, 16.8) by 2.5 to 3.6 kB: the registry of payments with its news
 * (0.5), verification that asks first and again (0.4), states in flight (0.7), sessions with all their sources (0.5), own
 * properties, clobbered names and policies of foreign pages (0.7).
 */
const budget = {
  /** The view in English, beside the core. Its style sheet is readable: 0.1 kB. */
  view: 5.4,
  /** `@antom-checkout/core` and `@antom-checkout/react`, without modules that load on a mistake or for an option. */
  coreAndReact: 12.25,
  /** `@antom-checkout/vue` beside the core and the view. */
  vue: 1.5,
  /** `antom-checkout.js`: element in Lit (1.7 kB), core and view in English, without modules that load on demand. */
  element: 20.9,
}

const kilobytes = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length / 1000

/** A package's entry as one minified file, without modules that load on demand. */
async function bundled(path: string, external: RegExp[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL(`../../packages/${path}`, import.meta.url)),
        formats: ['es'],
      },
      rolldownOptions: { external },
    },
  })
  const { output } = [built].flat()[0] as {
    output: { type: string; isEntry?: boolean; code?: string }[]
  }
  const entry = output.find(({ isEntry }) => isEntry)?.code ?? ''
  return (await minify('entry.js', entry, { module: true })).code
}

test('core and the React adapter stay within their budget', async () => {
  const code = await bundled('react/dist/index.js', [/^react/, /^@alipay/, /core\/view$/])
  console.log(`core and React: ${kilobytes(code).toFixed(2)} kB`)
  expect(code).toContain('mountComponent')
  expect(kilobytes(code)).toBeLessThanOrEqual(budget.coreAndReact)
})

test('the Vue adapter stays within its budget', async () => {
  const code = await bundled('vue/dist/index.js', [/^vue/, /^@antom-checkout.core/])
  console.log(`Vue: ${kilobytes(code).toFixed(2)} kB`)
  expect(code).toContain('defineComponent')
  expect(kilobytes(code)).toBeLessThanOrEqual(budget.vue)
})

test('the view in one language stays within its budget', async () => {
  // Its imports from the core are loaded already.
  const code = await bundled('core/dist/view/index.js', [/\/locale\.js$/])
  console.log(`the view: ${kilobytes(code).toFixed(2)} kB`)
  expect(code).toContain('Secure checkout')
  expect(kilobytes(code)).toBeLessThanOrEqual(budget.view)
})

test('the file for a script tag stays within its budget', async () => {
  const built = await build({
    configFile: fileURLToPath(new URL('../../packages/element/vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  })
  const { output } = [built].flat()[0] as { output: { fileName: string; code?: string }[] }
  const code = output.find(({ fileName }) => fileName === 'antom-checkout.js')?.code ?? ''
  console.log(`antom-checkout.js: ${kilobytes(code).toFixed(2)} kB`)
  expect(code).toContain('mountComponent')
  expect(code).toContain('Secure checkout')
  expect(kilobytes(code)).toBeLessThanOrEqual(budget.element)
})
