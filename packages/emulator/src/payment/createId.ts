import { randomInt } from 'node:crypto'

/** 35 digits that begin with the day, as Antom's ids do. Hard to guess: one of them is also the address of a wallet page. */
export function createId(now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '')
  return day + Array.from({ length: 27 }, () => randomInt(10)).join('')
}
