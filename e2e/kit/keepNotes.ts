/**
 * Writes down the errors of a page and the lines of its console, where a change of pages does not lose them. Runs in the
 * shop, in every engine.
 */
export function keepNotes(): void {
  const note = (line: string): void => {
    // React in development recommends its tools.
    if (line.includes('React DevTools')) return
    sessionStorage.setItem('notes', `${sessionStorage.getItem('notes') ?? ''}${line}\n`)
  }
  addEventListener('error', ({ message }) => note(`uncaught: ${message}`))
  addEventListener('unhandledrejection', ({ reason }) => note(`rejected: ${reason}`))
  for (const kind of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[kind] = (...parts: unknown[]) => note(`${kind}: ${parts.join(' ')}`)
  }
}
