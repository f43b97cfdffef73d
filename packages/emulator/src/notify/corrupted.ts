/** Another amount, in a body that is still JSON. */
export function corrupted(body: string): string {
  return body.replace(/"value":"\d+"/, '"value":"1"')
}
