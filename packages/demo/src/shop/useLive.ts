import { useEffect, useState } from 'react'

/** A view that the server sends again whenever it changes. */
export interface Live<View> {
  readonly view?: View
  /** The server does not answer just now; the browser goes on trying. */
  readonly isSilent: boolean
  /** The server refuses: there is no such view, or not for this browser. */
  readonly isRefused: boolean
}

/** Listens to server-sent events. For another address, give the component another key. */
export function useLive<View>(path: string): Live<View> {
  const [live, setLive] = useState<Live<View>>({ isSilent: false, isRefused: false })
  useEffect(() => {
    const source = new EventSource(path)
    source.addEventListener('message', ({ data }: MessageEvent<string>) =>
      setLive({ view: JSON.parse(data) as View, isSilent: false, isRefused: false }),
    )
    source.addEventListener('error', () => {
      // After a broken connection the browser tries again by itself; after a refusal it does not.
      const isRefused = source.readyState === EventSource.CLOSED
      setLive((before) => ({ ...before, isSilent: !isRefused, isRefused }))
    })
    return () => source.close()
  }, [path])
  return live
}
