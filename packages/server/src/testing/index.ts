export { createKeyPair, type KeyPair } from './createKeyPair.ts'
export { signNotification, type NotificationToSign } from './signNotification.ts'
