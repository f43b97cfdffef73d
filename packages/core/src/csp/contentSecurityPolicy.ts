import { pageOf } from '../options.ts'
import { tracker } from './antomHosts.ts'
import {
  checkPolicyOptions,
  foreignAddress,
  scriptOf,
  type PolicyOptions,
} from './policyOptions.ts'

export type { PolicyOptions } from './policyOptions.ts'

export interface ContentSecurityPolicy {
  /**
   * The sources that the page needs, by directive. For a policy of your own: add each source to the directive of that
   * name.
   */
  readonly directives: Readonly<Record<string, readonly string[]>>
  /**
   * The same as the text of a `Content-Security-Policy` header: enough for a page that has a checkout and nothing else.
   */
  readonly header: string
}

/**
 * The Content-Security-Policy that a page with a checkout needs. For a server: it uses no browser API.
 *
 * Our own code needs `script-src 'self'` only: its style sheets are constructed, its styles are set by script.
 * @throws CheckoutError `INVALID_OPTIONS`
 */
export function contentSecurityPolicy(options: PolicyOptions): ContentSecurityPolicy {
  checkPolicyOptions(options)
  const { environment, analytics = true, strict = false, trustedTypes = false } = options
  const page = pageOf(environment)
  const script = scriptOf(options.sdk)
  const address = script && foreignAddress(script.src)
  const sdk = script?.nonce ? `'nonce-${script.nonce}'` : address
  const self = "'self'"

  const directives: Record<string, readonly string[]> = {
    'script-src': [self, ...(sdk ? [sdk] : []), ...(analytics ? [tracker.host] : [])],
    'frame-src': strict
      ? [page.origin]
      : ['https:', ...(page.protocol === 'https:' ? [] : [page.origin])],
    ...(analytics && {
      'connect-src': [self, tracker.reports],
      'img-src': [self, tracker.reports],
    }),
    ...(trustedTypes && {
      'require-trusted-types-for': ["'script'"],
      ...(script && { 'trusted-types': ['antom-checkout'] }),
    }),
  }
  const header = Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
  return { directives, header }
}
