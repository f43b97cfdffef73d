import { AntomError } from './error.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Checks the gateway and gives its origin. Plain http is for an emulator on this machine only. */
export function gatewayOrigin(gateway: unknown): string {
  if (typeof gateway !== 'string' || !URL.canParse(gateway)) {
    throw invalid(
      'gateway must be an https address such as "https://open-sea-global.alipay.com", but it was no URL.',
    )
  }
  const url = new URL(gateway)
  const allowed =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (!allowed)
    throw invalid(
      `gateway must be https (http only on this machine), but it was ${url.protocol}//${url.host}.`,
    )
  if (
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== '' ||
    url.password !== ''
  ) {
    throw invalid(
      `gateway must be an origin only, "${url.origin}", but more came with it. Leave out path, query and user.`,
    )
  }
  return url.origin
}

/** Sandbox clients have a path of their own, which is also the one that is signed. */
export function apiPath(clientId: string, operation: string): string {
  const base = clientId.startsWith('SANDBOX_') ? '/ams/sandbox/api' : '/ams/api'
  return `${base}/v1/payments/${operation}`
}

function invalid(message: string): AntomError {
  return new AntomError('INVALID_CONFIG', message)
}
