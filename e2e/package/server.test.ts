import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// H24 of `security/hazards/table.ts`: a server has no window.

/** Runs code in a Node of its own. Returns the output, or the exception. */
async function run(code: string): Promise<string> {
  const module = `try { ${code} } catch (error) { console.log(String(error)) }`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', module],
    { cwd: import.meta.dirname },
  )
  return stdout.trim()
}

const failures = {
  '': /^Error \[ERR_MODULE_NOT_FOUND]/,
  '/dist/umd/ams-checkout.min.js': /^ReferenceError: self is not defined/,
}
test.each(Object.entries(failures))(
  '@alipay/ams-checkout%s cannot be imported on a server (H24)',
  async (file, failure) => {
    expect(await run(`await import('@alipay/ams-checkout${file}')`)).toMatch(failure)
  },
)

test('our core can be imported on a server, and a checkout be made there (H24)', async () => {
  const code = `
    const { createCheckout } = await import('@antom-checkout/core')
    const checkout = createCheckout({ environment: 'sandbox', sessionData: 'session-1' })
    console.log(checkout.state.status)`
  expect(await run(code)).toBe('idle')
})
