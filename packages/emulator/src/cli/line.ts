import { styleText } from 'node:util'
import { kindWords, type Entry, type Tone } from '../timeline/entry.ts'
import { clockText } from '../shared/clockText.ts'

const colours = {
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  busy: 'cyan',
  plain: 'reset',
} as const satisfies Record<Tone, string>

const ID_CHARACTERS = 8

/** An entry of the timeline in one line, as the command prints it. */
export function lineOf(
  { time, kind, title, detail, tone, subject }: Entry,
  order: string | undefined,
  isColoured: boolean,
): string {
  // The beginning of the id is enough for `antom-emulator resend`.
  const id =
    kind === 'notification' && subject?.slice('notification-'.length).slice(0, ID_CHARACTERS)
  const coloured = isColoured ? styleText(colours[tone], detail) : detail
  const parts = [clockText(time), kindWords[kind].padEnd(9), `${title}  ${coloured}`, order, id]
  return parts.filter(Boolean).join('  ')
}
