import { rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, preview, type Plugin, type UserConfig } from 'vite'

const root = fileURLToPath(new URL('pages', import.meta.url))

/** Answers `?csp=…` with that Content-Security-Policy, and `?coep=…` with that Cross-Origin-Embedder-Policy. */
const policies: Plugin = {
  name: 'policies',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const { searchParams } = new URL(request.url ?? '', 'http://localhost')
      const policy = searchParams.get('csp')
      if (policy) response.setHeader('Content-Security-Policy', policy)
      const embedders = searchParams.get('coep')
      if (embedders) response.setHeader('Cross-Origin-Embedder-Policy', embedders)
      if (searchParams.has('isolated')) {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
      }
      next()
    })
  },
}

/** React 18, in development, where StrictMode mounts twice. */
const react18: UserConfig = {
  define: { 'process.env.NODE_ENV': '"development"' },
  resolve: {
    alias: ['react', 'react-dom'].map((name) => ({
      find: new RegExp(`^${name}($|/)`),
      replacement: createRequire(new URL('../../packages/react/package.json', import.meta.url))
        .resolve(`${name}-18/package.json`)
        .replace(/package\.json$/, ''),
    })),
  },
}

/** The pages of the contract, in a folder of their own. */
const buildContract = (outDir: string, config?: UserConfig): Promise<unknown> => {
  const pages = fileURLToPath(new URL('../contract/pages', import.meta.url))
  return build({
    root: pages,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: `${pages}/main.html` },
    },
    ...config,
  })
}

/**
 * Builds the test pages as a merchant would and serves them. `localhost` is the shop, `127.0.0.1` Antom's site, and
 * another port a stranger's.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const outDir = fileURLToPath(new URL('../../node_modules/.cache/e2e-pages', import.meta.url))
  const pages = [
    'core',
    'react',
    'element',
    'frameworks',
    'view',
    'ckp',
    'hazards',
    'voice',
    'look',
  ].map((name) => `${root}/${name}.html`)
  await Promise.all([
    build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { outDir, emptyOutDir: true, rolldownOptions: { input: pages } },
    }),
    buildContract(`${outDir}-contract`),
    buildContract(`${outDir}-contract-react-18`, react18),
    // The file for a script tag, as it is published.
    build({
      configFile: fileURLToPath(new URL('../../packages/element/vite.config.ts', import.meta.url)),
      logLevel: 'error',
      build: { outDir: `${outDir}-cdn`, emptyOutDir: true },
    }),
  ])
  for (const part of ['contract', 'contract-react-18', 'cdn']) {
    await rename(`${outDir}-${part}`, `${outDir}/${part}`)
  }
  const servers = ['E2E_PORT', 'E2E_STRANGER_PORT'].map(async (name) => {
    const server = await preview({
      root,
      configFile: false,
      plugins: [policies],
      logLevel: 'error',
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 },
    })
    const { port } = server.httpServer.address() as { port: number }
    process.env[name] = String(port)
    return () => server.close()
  })
  const closes = await Promise.all(servers)
  return async () => void (await Promise.all(closes.map((close) => close())))
}
