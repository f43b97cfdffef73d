import { mountElement } from './element.ts'
import type { Mount } from './mount.ts'
import { mountReact } from './react.ts'
import { mountVue } from './vue.ts'

export const mounters = {
  React: mountReact,
  Vue: mountVue,
  Element: mountElement,
} satisfies Record<string, Mount>

export type Framework = keyof typeof mounters
