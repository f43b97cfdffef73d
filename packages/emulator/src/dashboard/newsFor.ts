/**
 * Tells a reader of the stream what is new. While the reader does not read, news are counted and not kept: a page in a tab that sleeps
 * must not fill the memory.
 */
export function newsFor(write: (text: string) => Promise<void>): (text: string) => void {
  let count = 0
  let latest = ''
  let isWriting = false

  async function flush(): Promise<void> {
    isWriting = true
    while (count > 0) {
      const text = count === 1 ? latest : `${count} new entries. ${latest}`
      count = 0
      await write(text)
    }
    isWriting = false
  }

  return (text) => {
    count += 1
    latest = text
    if (!isWriting) {
      void flush()
    }
  }
}
