/** Of one piece. */
export const MOST = 20

/** What the buyer wants, kept over reloads. */
export type Cart = {
  quantities: Readonly<Record<string, number>>
  /** The order made of exactly this cart: paying again then pays that one, not a second. */
  orderId?: string
}

export const NOTHING: Cart = { quantities: {} }

/** Reads a cart that was kept. What is not one, however it came there, is the empty cart. */
export function parseCart(text: string | null): Cart {
  const kept = parsed(text)
  if (!isRecord(kept) || !isRecord(kept['quantities'])) return NOTHING
  const { quantities, orderId } = kept
  if (!Object.values(quantities).every(isQuantity)) return NOTHING
  return {
    quantities: quantities as Cart['quantities'],
    ...(typeof orderId === 'string' && { orderId }),
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isQuantity(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST
}
