import { antom, ckp, shop, stranger } from './origins.ts'
import { expect, test } from './test.ts'

/** The driver of each engine works. */

test('a tab sees its page, the frame in it, and frames of other sites in shadow roots', async ({
  tab,
  engine,
}) => {
  await tab.goto(`${shop()}/core.html`)
  expect(await tab.url()).toBe(`${shop()}/core.html`)
  expect(await tab.eval(() => navigator.userAgent)).toMatch(
    { shell: /Chrome/, chromium: /Chrome/, firefox: /Firefox/, webkit: /^(?!.*Chrome).*WebKit/ }[
      engine
    ],
  )
  expect(await tab.eval(async (a, b) => ({ sum: a + b, none: undefined }), 1, 2)).toEqual({
    sum: 3,
  })
  await expect(tab.eval(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
  await tab.eval((inner) => {
    const root = document.querySelector('#host')!.attachShadow({ mode: 'closed' })
    Object.assign(window, { root })
    root.append(Object.assign(document.createElement('iframe'), { src: inner }))
  }, `${ckp()}?first`)
  const frame = tab.frame(() => (window as never as { root: ShadowRoot }).root.firstElementChild)
  await expect.poll(() => frame.eval(() => location.origin)).toBe(antom())
  await expect.poll(() => frame.text('p')).toBe('Checkout page')
  await frame.eval((inner) => {
    document.body.insertAdjacentHTML('beforeend', `<iframe src="${inner}"></iframe>`)
  }, `${stranger()}/ckp.html`)
  const nested = frame.frame('iframe')
  await expect.poll(() => nested.eval(() => location.origin)).toBe(stranger())
  await nested.eval(() => {
    document.body.innerHTML = '<button>No</button><input />'
    const button = document.querySelector('button')!
    button.onclick = ({ isTrusted }) => (button.textContent = isTrusted ? 'Clicked' : 'Forged')
  })
  await nested.click('button')
  await nested.type('input', 'typed')
  expect(await nested.text('button')).toBe('Clicked')
  expect(await nested.eval(() => document.querySelector('input')!.value)).toBe('typed')
  expect(await tab.eval(() => document.title)).toBe('Core')
})

test('a tab goes back, and has a size and a picture', async ({ tab }) => {
  await tab.goto(`${shop()}/core.html`)
  await tab.goto(`${stranger()}/ckp.html`)
  await tab.back()
  await expect.poll(() => tab.url()).toBe(`${shop()}/core.html`)
  await tab.size(700, 600)
  await expect.poll(() => tab.eval(() => innerWidth)).toBe(700)
  expect((await tab.screenshot()).length).toBeGreaterThan(500)
  await tab.size(1280, 720)
})
