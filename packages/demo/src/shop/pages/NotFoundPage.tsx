import type { ReactNode } from 'react'
import { Nothing } from '../parts/Nothing.tsx'

export function NotFoundPage(): ReactNode {
  return <Nothing title="This page does not exist">The address may have been mistyped.</Nothing>
}
