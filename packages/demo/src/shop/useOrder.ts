import { useEffect, useState } from 'react'
import type { OrderView } from '../common/orderView.ts'
import { ApiError, verify } from './api.ts'

const EVERY = 3000

/** `order` is there once Antom has been asked, and only as it said. */
export type OrderAnswer = {
  order?: OrderView | undefined
  /** The last ask had no answer; it goes on asking. */
  isSilent: boolean
  isGone: boolean
}

/** An order as Antom's signed answer has it: asked when the page appears, on coming back, and while a payment is on its way. */
export function useOrder(id: string): OrderAnswer {
  const [answer, setAnswer] = useState<OrderAnswer>({ isSilent: false, isGone: false })
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    let timer: ReturnType<typeof setTimeout> | undefined

    async function ask(): Promise<void> {
      clearTimeout(timer)
      const next = await askOnce(id, signal)
      if (signal.aborted) return
      setAnswer((before) => ({ ...next, order: next.order ?? before.order }))
      if (next.isSilent || next.order?.status === 'processing')
        timer = setTimeout(() => void ask(), EVERY)
    }
    const askAgain = () => {
      if (document.visibilityState === 'visible') void ask()
    }

    void ask()
    document.addEventListener('visibilitychange', askAgain, { signal })
    window.addEventListener('online', askAgain, { signal })
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [id])
  return answer
}

async function askOnce(id: string, signal: AbortSignal): Promise<OrderAnswer> {
  try {
    return { order: (await verify(id, signal)).order, isSilent: false, isGone: false }
  } catch (error) {
    const isGone = error instanceof ApiError && error.status === 404
    return { isSilent: !isGone, isGone }
  }
}
