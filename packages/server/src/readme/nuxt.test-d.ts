// #region README
// server/api/antom/[step].post.ts
import { defineEventHandler, toWebRequest, type EventHandler } from 'h3'
import { handle } from './shop.test-d.ts'

const handler: EventHandler = defineEventHandler((event) => handle(toWebRequest(event)))
export default handler
// #endregion
