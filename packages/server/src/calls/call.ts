import type { ApiAnswer } from '../exchange/trustedAnswer.ts'
import type { PlainJson } from '../request/plainJson.ts'

/** The checked content of a request, as it is sent. */
export type RequestBody = Readonly<Record<string, unknown>>

/** One of Antom's calls. `Request` and `Answer` are what a merchant passes and gets. */
export interface Call<Request, Answer> {
  readonly name: string
  /** Checks a request. Throws INVALID_REQUEST with the path of the first wrong field. */
  readonly body: (request: PlainJson | undefined) => RequestBody
  /** Checks that a verified answer is whole and about this request. Throws INVALID_RESPONSE. */
  readonly answer: (answer: ApiAnswer, body: RequestBody) => Answer
  /** The next step when nobody knows whether Antom acted. */
  readonly whenUnknown: string
  /** Ties `Request` to the call, for types only. */
  readonly request?: Request
}

/** The client's options that a request is checked against. */
export interface CallContext {
  readonly isLoopbackGateway: boolean
  readonly isSandbox: boolean
  readonly now: () => number
  /** Says something once. */
  readonly warn: (message: string) => void
}
