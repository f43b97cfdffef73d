import type * as v from 'valibot'
import { isLoopback } from '../exchange/isLoopback.ts'
import { field } from './fields.ts'

/** `https`: everywhere. `loopback`: also plain http on this machine, for an emulator or Antom's sandbox. */
export type AllowedAddress = 'https' | 'loopback'

/** An address that a buyer's browser or Antom opens. */
export function webAddress(max: number, allowed: AllowedAddress): v.GenericSchema<string> {
  return field(
    (value) => typeof value === 'string' && value.length <= max && isAllowed(value, allowed),
    `a whole https address (https://…) of at most ${max} characters, without spaces, user or password`,
    allowed === 'loopback'
      ? 'Plain http is for this machine only (localhost).'
      : 'Plain http is for this machine only (localhost), together with an emulator.',
  )
}

function isAllowed(text: string, allowed: AllowedAddress): boolean {
  // The URL parser removes line breaks and turns backslashes around, so that another address would be sent.
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || /\p{Cc}/u.test(text) || !URL.canParse(text)) {
    return false
  }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    return false
  }
  return url.protocol === 'https:' || (allowed === 'loopback' && isLoopback(url.hostname))
}
