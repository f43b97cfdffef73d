// #region README
import express, { type Express } from 'express'
import { toNodeHandler } from '@antom-checkout/server/node'
import { handle } from './shop.test-d.ts'

export const app: Express = express()
app.post('/api/antom/:step', toNodeHandler(handle)) // before express.json(), which takes the raw body
app.use(express.json())
// #endregion
