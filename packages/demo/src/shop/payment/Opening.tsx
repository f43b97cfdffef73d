import type { ReactNode } from 'react'
import { Wheel } from '../drawings/Wheel.tsx'
import { Panel } from './Panel.tsx'

/** While there is no page of Antom's yet. */
export function Opening(): ReactNode {
  return (
    <Panel
      drawing={<Wheel />}
      title="One moment"
      text="We are setting up a secure payment for you."
    />
  )
}
