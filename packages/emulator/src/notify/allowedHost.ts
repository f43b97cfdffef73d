/** Whether a host name is this machine, whatever a name server says. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

/** Whether notifications may be sent to a URL: its host is this machine, or one that was named. */
export function isAllowedHost(url: string, named: readonly string[]): boolean {
  const { hostname, host } = new URL(url)
  return isLoopback(hostname) || named.includes(hostname) || named.includes(host)
}
