/** A list of events, the newest at its foot. */
export function eventLog(): { list: HTMLElement; tell: (name: string, event: unknown) => void } {
  const list = document.createElement('ol')
  list.className = 'log'
  list.setAttribute('aria-label', 'Events')
  list.tabIndex = 0
  return {
    list,
    tell(name, event) {
      const item = document.createElement('li')
      const title = document.createElement('b')
      title.textContent = name
      const details = document.createElement('code')
      details.textContent = JSON.stringify(event, (key, value: unknown) =>
        key === 'type' || key === 'previous' ? undefined : short(value),
      )
      item.append(title, ' ', details)
      list.append(item)
      list.scrollTop = list.scrollHeight
    },
  }
}

/** Sessions and addresses are long. */
const short = (value: unknown): unknown => {
  if (value instanceof Error) return String(value)
  return typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value
}
