import { defineConfig, type UserConfig } from 'vite'

const config: UserConfig = defineConfig({
  // Beside what tsc writes there.
  build: {
    outDir: 'dist/public',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      // 'use client' means nothing in a bundle for the browser.
      onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
    },
  },
})

export default config
