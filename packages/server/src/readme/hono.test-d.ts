// #region README
import { Hono } from 'hono'
import { handle } from './shop.test-d.ts'

export const app: Hono = new Hono()
app.post('/api/antom/:step', (context) => handle(context.req.raw))
// #endregion
