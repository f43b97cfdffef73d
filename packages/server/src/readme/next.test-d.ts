// #region README
// app/api/antom/[step]/route.ts, with shop.ts and orders.ts beside it
import { handle } from './shop.test-d.ts'

export const POST = (request: Request): Promise<Response> => handle(request)
// #endregion
