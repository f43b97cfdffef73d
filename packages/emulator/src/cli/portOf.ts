/** A port from the command line. @throws Error when it is none */
export function portOf(option: string, text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim()) {
    return port
  }
  throw new Error(`${option} must be a number from 0 to 65535, but it was "${text}".`)
}
