/** A session with a driver that speaks W3C WebDriver: the few commands that the tests need. */
export interface Session {
  /** One command, named by its path, with what it is given. Resolves to its value. */
  ask: <Value>(path: string, given?: object) => Promise<Value>
  close: () => Promise<void>
}

/** Opens a session with the driver at an address. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
  const { sessionId } = await send<{ sessionId: string }>('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: capabilities },
  })
  const session = `${driver}/session/${sessionId}`
  return {
    ask: (path, given) => send(given ? 'POST' : 'GET', `${session}/${path}`, given),
    close: () => send('DELETE', session),
  }
}

async function send<Value>(method: string, url: string, given?: object): Promise<Value> {
  const response = await fetch(url, { method, ...(given && { body: JSON.stringify(given) }) })
  const { value } = (await response.json()) as { value: Value & { error: string; message: string } }
  if (response.ok) return value
  throw new Error(`${value.error}: ${value.message}`)
}
