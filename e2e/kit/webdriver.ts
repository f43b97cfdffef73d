/** A session with a driver that speaks W3C WebDriver: the few commands that the tests need. */
export interface Session {
  /** One command, named by its path, with what it is given. Resolves to its value. */
  ask: <Value>(path: string, given?: object) => Promise<Value>
  close: () => Promise<void>
}

/** Opens a session with the driver at an address, within 20 s. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  const wanted = { capabilities: { alwaysMatch: capabilities } }
  const limit = AbortSignal.timeout(20_000)
  const { sessionId } = await send<Opened>('POST', `${driver}/session`, wanted, limit)
  const session = `${driver}/session/${sessionId}`
  return {
    ask: (path, given) => send(given ? 'POST' : 'GET', `${session}/${path}`, given),
    close: () => send('DELETE', session),
  }
}

interface Opened {
  sessionId: string
}

async function send<Value>(
  method: string,
  url: string,
  given?: object,
  signal?: AbortSignal,
): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(given && { body: JSON.stringify(given) }),
    ...(signal && { signal }),
  })
  const { value } = (await response.json()) as { value: Value & { error: string; message: string } }
  if (response.ok) return value
  throw new Error(`${value.error}: ${value.message}`)
}
