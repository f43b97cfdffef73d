import { createAntomClient } from '@antom-checkout/server'

export const antom = () =>
  createAntomClient({
    clientId: process.env.ANTOM_CLIENT_ID!,
    privateKey: process.env.ANTOM_PRIVATE_KEY!,
    antomPublicKey: process.env.ANTOM_PUBLIC_KEY!,
    gateway: process.env.ANTOM_GATEWAY!,
  })
