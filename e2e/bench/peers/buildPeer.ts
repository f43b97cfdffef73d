import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { outDir } from '../build.ts'

export const peers = {
  stripe: '@stripe/react-stripe-js',
  paypal: '@paypal/react-paypal-js',
  adyen: '@adyen/adyen-web',
  primer: '@primer-io/primer-js',
} as const
export type Peer = keyof typeof peers

/** Builds a page with another provider's package as its quick start has it, React apart. */
export async function buildPeer(peer: Peer): Promise<void> {
  const folder = outDir(peer)
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      cssCodeSplit: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`${peer}.tsx`, import.meta.url)),
        output: {
          entryFileNames: 'entry.js',
          assetFileNames: 'style.css',
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules.(react|react-dom|scheduler)./ }],
          },
        },
      },
    },
  })
  const style = peer === 'adyen' ? '<link rel="stylesheet" href="style.css" />' : ''
  await writeFile(
    `${folder}/${peer}.html`,
    `<!doctype html><html lang="en"><meta charset="utf-8" /><title>${peer}</title>${style}
<link rel="icon" href="data:," /><div id="root"></div><script type="module" src="entry.js"></script></html>`,
  )
}
