const pad = (value: number): string => String(value).padStart(2, '0')

/** "21:45:40", in the time zone of this machine. */
export function clockText(time: number): string {
  const date = new Date(time)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':')
}
