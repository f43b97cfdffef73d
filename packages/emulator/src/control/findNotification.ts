import type { Notification } from '../notify/notification.ts'

const SHORTEST_PREFIX = 4

/** A notification by its id, by the beginning of it, or by `latest`. @throws Error when it is none, or more than one */
export function findNotification(all: readonly Notification[], id: string): Notification {
  const latest = all.at(-1)
  if (id === 'latest') {
    if (latest) {
      return latest
    }
    throw new Error('There is no notification yet. Make one: antom-emulator trigger payment')
  }
  const found = all.filter((each) =>
    id.length < SHORTEST_PREFIX ? each.id === id : each.id.startsWith(id),
  )
  const [first] = found
  if (first && found.length === 1) {
    return first
  }
  throw new Error(
    first
      ? `"${id}" is the beginning of ${found.length} ids of notifications. Write more of it.`
      : `There is no notification with the id "${id}".`,
  )
}
