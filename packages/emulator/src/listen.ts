import { once } from 'node:events'
import type { Server } from 'node:http'

export interface Listening {
  url: string
  close: () => Promise<void>
}

/** Binds a server to 127.0.0.1, and to nothing that another machine could reach. Port 0 is any free one. */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw portError(port, cause)
  }
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`
  return { url, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // "Not running" is no failure of a close that may be called twice.
    server.close(() => resolve())
    // A browser or an SDK that keeps its connection alive would keep the port for as long.
    server.closeAllConnections()
  })
}

function portError(port: number, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} of 127.0.0.1 is taken, maybe by another emulator. Stop that one, or choose another port (0: any free one).`,
      { cause },
    )
  }
  if (code === 'EACCES') {
    return new Error(
      `Port ${port} may not be used without special rights. Choose one from 1024 up.`,
      { cause },
    )
  }
  return new Error(`The emulator could not listen on port ${port} of 127.0.0.1.`, { cause })
}
