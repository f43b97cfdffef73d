import type { Checkout, CheckoutState } from '@antom-checkout/core'
import { AntomCheckout, type AntomCheckoutProps } from '@antom-checkout/vue'
import {
  createApp,
  defineComponent,
  h,
  KeepAlive,
  nextTick,
  shallowReactive,
  shallowRef,
  Suspense,
  Teleport,
  Transition,
  version,
  type Component,
  type VNode,
} from 'vue'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'

/** A scene that a test draws. */
interface Scene {
  readonly environment: string
  /** In a `<Suspense>`, beside a slow component of this name. */
  readonly slow?: string
  /** Milliseconds that Suspense keeps the old content. */
  readonly timeout?: number
  /** In a `<Teleport>` to this place; `disabled`: it stays where it is written. */
  readonly to?: string
  readonly disabled?: boolean
  /** In a `<Teleport>` to a place that is drawn after it. */
  readonly isDeferred?: boolean
  /** In a `<RouterView>`, in one of these ways. */
  readonly routes?: 'plain' | 'kept' | 'faded' | 'nested'
}

const scene = shallowRef<Scene>()
const asked: { order: string; signal: AbortSignal }[] = []
const refs = shallowReactive(new Map<string, Checkout>())
const slow = new Map<string, () => void>()

/** A checkout that fetches a session for its order. */
const pay = (order: string, more: AntomCheckoutProps = {}): VNode =>
  h(AntomCheckout, {
    ref: (checkout) => void (checkout && refs.set(order, checkout as unknown as Checkout)),
    environment: scene.value!.environment,
    analytics: false,
    fetchSession: async ({ signal }) => {
      asked.push({ order, signal })
      return { paymentSessionData: `${order}-${asked.length}` }
    },
    ...more,
  })

const Slow = defineComponent({
  props: { name: { type: String, required: true } },
  async setup({ name }) {
    await new Promise<void>((resolve) => slow.set(name, resolve))
    return () => h('p', name)
  },
})

const Order = defineComponent({
  props: { id: { type: String, required: true } },
  setup: (props) => () => h('main', pay(props.id)),
})
const SlowOrder = defineComponent({
  props: { id: { type: String, required: true } },
  setup: (props) => () => h('main', [pay(props.id), h(Slow, { name: props.id })]),
})
/** The same component for every order, with another session. */
const Given = defineComponent({
  props: { id: { type: String, required: true } },
  setup: (props) => () => h('main', pay('given', { sessionData: `session-${props.id}` })),
})

const router = createRouter({
  history: createMemoryHistory(),
  routes: [
    { path: '/', component: defineComponent(() => () => h('p', 'Cart')) },
    { path: '/orders/:id', component: Order, props: true },
    { path: '/slow-orders/:id', component: SlowOrder, props: true },
    { path: '/given/:id', component: Given, props: true },
  ],
})

const wraps: Record<NonNullable<Scene['routes']>, (page: VNode) => VNode> = {
  plain: (page) => page,
  kept: (page) => h(KeepAlive, () => page),
  faded: (page) => h(Transition, { name: 'fade' }, () => page),
  nested: (page) =>
    h(KeepAlive, () => h(Suspense, null, { default: () => page, fallback: () => h('p', 'Soon') })),
}

const routed = (routes: NonNullable<Scene['routes']>): VNode =>
  h(RouterView, null, {
    default: ({ Component: page }: { Component?: VNode }) =>
      page &&
      wraps[routes](h(page, { key: routes === 'plain' ? '' : router.currentRoute.value.path })),
  })

const App: Component = () => {
  if (!scene.value) return []
  const { routes, to, disabled = false, isDeferred, slow: name = '', timeout } = scene.value
  if (routes) return routed(routes)
  if (isDeferred) {
    return [h(Teleport, { to: '#late', defer: true }, [pay('1')]), h('section', { id: 'late' })]
  }
  if (to) return h(Teleport, { to, disabled }, [pay('1')])
  return h(Suspense, timeout === undefined ? {} : { timeout }, {
    default: () => h('section', { key: name }, [pay(name), h(Slow, { name })]),
    fallback: () => h('p', 'One moment'),
  })
}
createApp(App).use(router).mount('#app')

interface Drawing {
  readonly version: string
  /** The orders that a session was fetched for, and whether the fetch was aborted. */
  readonly asked: () => [order: string, isAborted: boolean][]
  readonly draw: (next: Scene | undefined) => Promise<void>
  /** The slow component is ready. */
  readonly arrive: (name: string) => void
  /** Goes to pages, one right after the other. */
  readonly go: (...paths: string[]) => Promise<void>
  /** Goes to pages as fast as a buyer clicks: each before the last one has arrived. */
  readonly rush: (...paths: string[]) => Promise<void>
  readonly state: (order: string) => CheckoutState | undefined
}

window.vue = {
  version,
  asked: () => asked.map(({ order, signal }) => [order, signal.aborted]),
  draw(next) {
    scene.value = next
    return nextTick()
  },
  arrive: (name) => slow.get(name)!(),
  async go(...paths) {
    for (const path of paths) await router.push(path)
    await nextTick()
  },
  async rush(...paths) {
    await Promise.all(paths.map((path) => router.push(path)))
    await nextTick()
  },
  state: (order) => refs.get(order)?.state,
}

declare global {
  interface Window {
    vue: Drawing
  }
}
