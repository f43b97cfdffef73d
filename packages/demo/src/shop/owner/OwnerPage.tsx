import type { ReactNode } from 'react'
import type { OwnerView } from '../../common/ownerView.ts'
import { Heading } from '../parts/Heading.tsx'
import { Nothing } from '../parts/Nothing.tsx'
import { useLive } from '../useLive.ts'
import { Cases } from './Cases.tsx'
import { OrderRow } from './OrderRow.tsx'

/** The owner's page: orders and their money. The server shows it to the owner only. */
export function OwnerPage(): ReactNode {
  const { view, isSilent, isRefused } = useLive<OwnerView>('/api/admin/live')
  if (isRefused) {
    return (
      <Nothing title="Only the owner may see this">
        Open the link that the terminal shows beside “For its owner”. It works on this machine only,
        and is another one after each start.
      </Nothing>
    )
  }
  return (
    <div className="desk" aria-busy={view === undefined}>
      <Heading title="Orders" />
      {isSilent && (
        <p className="problem" role="alert">
          The shop does not answer just now; this page keeps trying.
        </p>
      )}
      {view && <Cases cases={view.cases} />}
      {view?.orders.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
      {view?.orders.length === 0 && (
        <p className="soft">No order yet. Buy a bowl, and it appears here by itself.</p>
      )}
    </div>
  )
}
