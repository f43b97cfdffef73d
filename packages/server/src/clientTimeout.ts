/** The time-outs of clients, which their methods do not show. */
const timeouts = new WeakMap<object, number>()
const DEFAULT_TIMEOUT_MS = 15_000

export function keepTimeout(client: object, milliseconds: number): void {
  timeouts.set(client, milliseconds)
}

/** Milliseconds that one call of this client may take. Of a client that somebody wrapped: the default. */
export const timeoutOf = (client: object): number => timeouts.get(client) ?? DEFAULT_TIMEOUT_MS
