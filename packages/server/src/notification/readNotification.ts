import { AntomError, asAntomError } from '../errors.ts'
import { readLimited } from '../exchange/readLimited.ts'
import { timeOf } from '../exchange/timeOf.ts'
import { publicKeys } from '../keys/publicKeys.ts'
import type { RsaKey } from '../keys/rsaKey.ts'
import { verification, type UncheckedMessage } from '../signature/verification.ts'
import { NotificationError } from './NotificationError.ts'
import type { Notification } from './notification.ts'
import { parsedNotification } from './parsedNotification.ts'

export interface ReadNotificationOptions {
  /** Antom's key from the dashboard, or several while Antom changes it. */
  readonly antomPublicKey: string | readonly string[]
  /** The path of your notification address as Antom knows it, if a proxy changes it. Default: the request's path. */
  readonly publicPath?: string | undefined
  /** Milliseconds that the notification's time may differ from now. Default: any time, for Antom tries again for a day. */
  readonly tolerance?: number | undefined
  /** Milliseconds since 1970, for tests. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
}

const MAX_BYTES = 1024 * 1024

/**
 * Verifies a notification before it is read. Rejects with a `NotificationError`, whose `status` is the answer, for every
 * request that is not Antom's; with an `AntomError` (INVALID_CONFIG) for options that cannot be right.
 */
export async function readNotification(
  request: Request,
  options: ReadNotificationOptions,
): Promise<Notification> {
  try {
    return await verifiedNotification(request, options)
  } catch (error) {
    throw error instanceof NotificationError ? error : asAntomError(error, 'INVALID_CONFIG')
  }
}

async function verifiedNotification(
  request: Request,
  { antomPublicKey, publicPath, tolerance = Infinity, now = Date.now }: ReadNotificationOptions,
): Promise<Notification> {
  const keys = publicKeys(antomPublicKey)
  if (publicPath !== undefined && !/^\/[^\s#]*$/.test(publicPath)) {
    throw new AntomError(
      'INVALID_CONFIG',
      'publicPath must be the path of the notification address, such as "/api/antom/notify", but it was something else. Leave out the host.',
    )
  }
  if (!(tolerance >= 0)) {
    throw new AntomError(
      'INVALID_CONFIG',
      'tolerance must be 0 or more milliseconds, but it was not.',
    )
  }
  const body = await bodyOf(request)
  const url = new URL(request.url)
  const message = {
    method: request.method,
    path: publicPath ?? url.pathname,
    clientId: request.headers.get('client-id'),
    time: request.headers.get('request-time'),
    body,
  }
  const header = request.headers.get('signature')
  const outcome = await verification(message, header, keys)
  if (outcome === 'missing') {
    throw new NotificationError(
      'UNSIGNED',
      'A notification must have the headers signature, client-id and request-time, but one is missing. Somebody else sent it, or a proxy removes headers.',
    )
  }
  if (outcome !== 'verified') {
    throw new NotificationError(
      'BAD_SIGNATURE',
      outcome === 'malformed'
        ? 'The signature header must hold a signature, but it holds none. Somebody else sent the notification.'
        : `The notification must be signed by Antom, but its signature does not fit. ${await diagnosis(message, url, header, keys)}`,
    )
  }
  const distance = Math.abs((timeOf(message.time) ?? Number.NaN) - now())
  if (tolerance !== Infinity && !(distance <= tolerance)) {
    throw new NotificationError(
      'STALE',
      `The notification must be of now, within ${tolerance / 1000} seconds, but it is not. Its signature is Antom's: set this machine's clock, or tolerate more.`,
    )
  }
  return parsedNotification(body)
}

async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (request.bodyUsed) {
    throw new NotificationError(
      'BODY_READ',
      'The body must still be unread, but something has read it. Call readNotification before any parser, with the raw request.',
    )
  }
  const body = await readLimited(request, MAX_BYTES).catch((cause: unknown) => {
    throw new NotificationError('UNREADABLE', 'The body must arrive whole, but it broke off.', {
      cause,
    })
  })
  if (body === undefined) {
    throw new NotificationError(
      'TOO_LARGE',
      `A notification must have at most ${MAX_BYTES} bytes, but this one has more. It is not Antom's.`,
    )
  }
  return body
}

/** Tells which other path would have verified. Nothing is accepted by it. */
async function diagnosis(
  message: UncheckedMessage & { readonly path: string },
  url: URL,
  header: string | null,
  keys: readonly RsaKey[],
): Promise<string> {
  const paths = new Set([url.pathname, url.pathname + url.search, message.path + url.search])
  const segments = url.pathname.split('/').slice(1, MAX_SEGMENTS)
  for (let start = 1; start <= segments.length; start++) {
    paths.add(`/${segments.slice(start).join('/')}`)
  }
  for (const path of [...paths]) {
    paths.add(path.endsWith('/') ? path.slice(0, -1) : `${path}/`)
  }
  for (const path of paths) {
    if (
      path !== message.path &&
      (await verification({ ...message, path }, header, keys)) === 'verified'
    ) {
      return `It fits the path ${JSON.stringify(path)} instead of ${JSON.stringify(message.path)}: a proxy changes the path, or a query came in between. Pass publicPath: ${JSON.stringify(path)}.`
    }
  }
  return "No other path fits either: either antomPublicKey is another key (take Antom's from the dashboard, not your own), or something changed the body, or somebody else sent it."
}

const MAX_SEGMENTS = 8
