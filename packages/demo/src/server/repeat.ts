/** Runs a task at once, and again after each pause. The stop waits for a run that has begun. */
export function repeat(task: () => Promise<unknown>, pauseMs: number): () => Promise<void> {
  let timer: NodeJS.Timeout
  let isStopped = false
  let running = run()

  async function run(): Promise<void> {
    await task().catch(console.error)
    if (!isStopped) {
      timer = setTimeout(() => {
        running = run()
      }, pauseMs)
    }
  }

  return async () => {
    isStopped = true
    clearTimeout(timer)
    await running
  }
}
