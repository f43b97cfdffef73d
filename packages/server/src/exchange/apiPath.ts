/** The path of a call, which is also signed. Sandbox clients have a path of their own. */
export function apiPath(client: { readonly isSandbox: boolean }, name: string): string {
  return `${client.isSandbox ? '/ams/sandbox/api' : '/ams/api'}/v1/payments/${name}`
}
