import { AntomError } from '../errors.ts'
import { isLoopback } from './isLoopback.ts'

/** Checks the gateway and gives its origin. Plain http is for an emulator on this machine only. Throws INVALID_CONFIG. */
export function gatewayOrigin(gateway: unknown): string {
  if (typeof gateway !== 'string' || /[\s\\]/.test(gateway) || !URL.canParse(gateway)) {
    throw invalid('it was no URL')
  }
  const url = new URL(gateway)
  const isHttps = url.protocol === 'https:'
  if (!isHttps && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw invalid(
      url.protocol === 'http:'
        ? 'it was plain http, which is for an emulator on this machine only'
        : 'it was no https address',
    )
  }
  if (url.href !== `${url.origin}/`) {
    throw invalid('more came with it. Leave out path, query and user')
  }
  return url.origin
}

function invalid(came: string): AntomError {
  return new AntomError(
    'INVALID_CONFIG',
    `gateway must be an https origin such as "https://open-sea-global.alipay.com", but ${came}.`,
  )
}
