import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  // Beside what tsc writes there.
  build: { outDir: 'dist/public', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
})

// oxlint-disable-next-line import/no-default-export -- Vite looks for it
export default config
