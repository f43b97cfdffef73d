import { useEffect, useState } from 'react'

export interface Answer<Value> {
  readonly value?: Value
  readonly error?: Error
}

/** Asks once when the page appears. For another question, give the component another key. */
export function useAnswer<Value>(ask: () => Promise<Value>): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value>>({})
  useEffect(() => {
    let current = true
    ask().then(
      (value) => current && setAnswer({ value }),
      (error: Error) => current && setAnswer({ error }),
    )
    return () => {
      current = false
    }
  }, []) // Asked once: another key of the component asks again.
  return answer
}
