/** Runs a step of a clean-up. Its exception stops no other step: it goes to `reportError`. */
export function attempt(step: () => void): void {
  try {
    step()
  } catch (error) {
    globalThis.reportError?.(error)
  }
}
