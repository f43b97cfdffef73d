// @vitest-environment node
import { expect, test } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { AntomCheckout } from './index.ts'
import { drawnByServer } from './test/drawnByServer.ts'

test('a server, which has no window, renders the empty, reserved box', async () => {
  expect(typeof window).toBe('undefined')
  const options = { environment: 'sandbox', sessionData: 'session-1', id: 'pay' }
  expect(await renderToString(createSSRApp(() => h(AntomCheckout, options)))).toBe(drawnByServer)
})
