/** Writes down what goes wrong on the page, and what is printed: it survives a change of pages. */
export function note(): void {
  const write = (line: string): void => {
    // React in development recommends its tools.
    if (!line.includes('React DevTools')) {
      sessionStorage.setItem('said', `${sessionStorage.getItem('said') ?? ''}${line}\n`)
    }
  }
  addEventListener('error', ({ message }) => write(`uncaught: ${message}`))
  addEventListener('unhandledrejection', ({ reason }) => write(`rejected: ${reason}`))
  for (const kind of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[kind] = (...parts: unknown[]) => write(`${kind}: ${parts.join(' ')}`)
  }
}
