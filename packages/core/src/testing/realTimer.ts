/** The real ones, at the time of the import: tests replace them with fake ones later. */
const { setTimeout, clearTimeout, MessageChannel } = globalThis

/** A timer that goes on while the test's clock stands still. */
export function realTimer(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** A turn of the event loop, also while the test's clock stands still. */
export const realTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (!MessageChannel) {
      setTimeout(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
