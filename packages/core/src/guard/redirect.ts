import type { RedirectUrls } from '../events.ts'
import { urlOf } from '../options.ts'

const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.+\.localhost|127\.[\d.]+|\[::1])$/.test(hostname)

/**
 * H2, H5: the SDK goes wherever it is told, `javascript:` included, and rejects unhandled when told nothing.
 * @returns the addresses, or `undefined` if one of them must not be followed or none can be
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
  // Only on what the SDK takes for a phone does it open apps (protocol §5.3).
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
