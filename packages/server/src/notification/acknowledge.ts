/**
 * The answer that ends Antom's retries, exactly as documented. Send it for every authentic notification, also about a
 * payment that failed, once the notification is stored.
 */
export function acknowledge(): Response {
  const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' }
  return new Response(JSON.stringify({ result }), {
    headers: { 'content-type': 'application/json; charset=UTF-8' },
  })
}
