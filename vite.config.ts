import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

const source = '@antom-checkout/source'

export default defineConfig({
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    // Vitest leaves one core to itself, which is idle while tests run.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Every emulator makes its keys anew, which takes its time on a busy machine.
          testTimeout: 20_000,
          include: ['packages/{server,emulator,demo}/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'happy-dom',
          include: ['packages/core/src/**/*.test.ts', 'packages/core/test/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          // Needs the built packages: `npm run types`.
          name: 'package',
          environment: 'node',
          testTimeout: 60_000,
          include: ['e2e/package/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          include: [
            'packages/core/src/testing/*.test.ts',
            'packages/react/src/{AntomCheckout,example}.test.tsx',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'vue',
          environment: 'happy-dom',
          include: ['packages/vue/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        resolve: { alias: [{ find: /^vue(\/.*)?$/, replacement: 'vue-3.3$1' }] },
        test: {
          name: 'vue-3.3',
          environment: 'happy-dom',
          include: ['packages/vue/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'element',
          environment: 'happy-dom',
          include: ['packages/element/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'react-19',
          environment: 'happy-dom',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        resolve: {
          alias: [
            { find: /^react$/, replacement: 'react-18' },
            { find: /^react\/(.*)$/, replacement: 'react-18/$1' },
            { find: /^react-dom$/, replacement: 'react-dom-18' },
            { find: /^react-dom\/(.*)$/, replacement: 'react-dom-18/$1' },
            // Its CommonJS would ask Node for React, which knows no alias.
            {
              find: /^@testing-library\/react$/,
              replacement: '@testing-library/react/dist/@testing-library/react.esm.js',
            },
          ],
        },
        test: {
          name: 'react-18',
          environment: 'happy-dom',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          server: { deps: { inline: [/@testing-library/] } },
        },
      },
    ],
  },
})
