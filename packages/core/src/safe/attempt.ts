/** Runs one step of a clean-up. An exception goes to `reportError`, and the next step runs. */
export function attempt(step: () => void): void {
  try {
    step()
  } catch (error) {
    globalThis.reportError?.(error)
  }
}
