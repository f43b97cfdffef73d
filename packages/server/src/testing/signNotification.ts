import { signRequest } from '../signature/signRequest.ts'

export interface NotificationToSign {
  /** The notification: an object, or its text as it shall be sent. */
  readonly notification: object | string
  /** The address of the endpoint. Its path is signed, without its query. */
  readonly url: string
  /** The private key that plays Antom's: see `createKeyPair`. */
  readonly privateKey: string
  /** Default: `SANDBOX_TEST`. */
  readonly clientId?: string | undefined
  /** Default: now, as Antom writes it. */
  readonly time?: string | undefined
}

/** Makes a notification as Antom sends it, for a merchant's own tests of an endpoint. */
export async function signNotification({
  notification,
  url,
  privateKey,
  clientId = 'SANDBOX_TEST',
  time = new Date().toISOString().replace(/\.\d+Z$/, '+00:00'),
}: NotificationToSign): Promise<Request> {
  const body = typeof notification === 'string' ? notification : JSON.stringify(notification)
  const path = new URL(url).pathname
  const headers = await signRequest({ path, clientId, time, body }, privateKey)
  return new Request(url, { method: 'POST', headers, body })
}
