import type { StorybookConfig } from '@storybook/web-components-vite'
import { defaultClientConditions, mergeConfig } from 'vite'
import { merchant } from '../live/merchant.ts'

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.mdx', '../*.stories.ts', '../guides/*.mdx', '../reference/*.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Designers have no set-up to finish.
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // Relative: the build works in any folder.
      base: './',
      plugins: [merchant],
      // Recipes are written as templates, which are compiled in the browser.
      resolve: {
        conditions: ['@antom-checkout/source', ...defaultClientConditions],
        alias: { vue: 'vue/dist/vue.esm-bundler.js' },
      },
      // Found late, each would reload the page.
      optimizeDeps: { include: ['@alipay/ams-checkout/esm/core/component/ckp/index.js'] },
      define: {
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      build: { chunkSizeWarningLimit: 2000 },
    }),
}
export default config
