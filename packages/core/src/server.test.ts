// @vitest-environment node
import { expect, test } from 'vitest'
import { createCheckout, preloadCheckout } from './index.ts'

test('on a server, mount() rejects with what is missing, and nothing else throws', async () => {
  const checkout = createCheckout({ environment: 'sandbox', sessionData: 'session-1' })
  const heard: string[] = []
  checkout.on('error', ({ error }) => heard.push(error.code))
  expect(checkout.state).toEqual({
    status: 'idle',
    pageOpen: false,
    inFlight: false,
    canRetry: false,
  })
  await expect(checkout.mount('#host')).rejects.toMatchObject({ code: 'HOST_NOT_FOUND' })
  expect(heard).toEqual(['HOST_NOT_FOUND'])
  checkout.setOptions({ locale: 'de' })
  checkout.unmount()
  preloadCheckout({ environment: 'sandbox' })
  expect(typeof document).toBe('undefined')
})
