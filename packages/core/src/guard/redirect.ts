import type { RedirectUrls } from '../events.ts'
import { urlOf } from '../options.ts'

const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.+\.localhost|127\.[\d.]+|\[::1])$/.test(hostname)

/**
 * Checks the addresses of a redirect. Returns `undefined` if one is unsafe, or if there is none that the SDK would use.
 *
 * H2, H5: the SDK goes to any address, `javascript:` included, and rejects unhandled without one.
 */
export function checkRedirect(
  { normalUrl, schemeUrl, applinkUrl }: Readonly<Record<string, any>>,
  page: URL,
): RedirectUrls | undefined {
  const isSafe = (address: unknown, isApp?: boolean): boolean => {
    const url = urlOf(address)
    if (typeof address !== 'string' || !url) return !address
    if (url.protocol === 'http:') return isLoopback(page) && isLoopback(url)
    return isApp
      ? !/^(javascript|data|vbscript|blob|file|filesystem|about):/.test(url.href)
      : url.protocol === 'https:'
  }
  // The SDK opens apps only on a device that it takes for a phone (DESIGN.md#what-antoms-page-says).
  const isPhone = /Android|iPhone|iPad|iPod|Mobile|OpenHarmony.*Tablet/.test(navigator.userAgent)
  return (normalUrl || (isPhone && (schemeUrl || applinkUrl))) &&
    isSafe(normalUrl) &&
    isSafe(applinkUrl) &&
    isSafe(schemeUrl, true)
    ? {
        ...(normalUrl && { normalUrl }),
        ...(schemeUrl && { schemeUrl }),
        ...(applinkUrl && { applinkUrl }),
      }
    : undefined
}
