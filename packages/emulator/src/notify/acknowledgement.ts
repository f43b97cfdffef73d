/** The body that ends the deliveries of a notification. */
export const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'

/** True for the documented acknowledgement (PROTOCOL.md, "Acknowledgement"): these three values under `result`, and nothing else. */
export function isAcknowledgement(body: string): boolean {
  try {
    const { result, ...others } = JSON.parse(body) as { result: Record<string, unknown> }
    const { resultCode, resultStatus, resultMessage, ...more } = result
    return (
      resultCode === 'SUCCESS' &&
      resultStatus === 'S' &&
      resultMessage === 'success' &&
      Object.keys(others).length + Object.keys(more).length === 0
    )
  } catch {
    return false
  }
}
