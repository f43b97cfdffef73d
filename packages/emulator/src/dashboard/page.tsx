import type { JSX } from 'hono/jsx/jsx-runtime'
import { hrefOf, type ViewName } from './address.ts'
import { detailOf } from './details/detailOf.tsx'
import { ArmPanel } from './panels/armPanel.tsx'
import { ClockBar } from './panels/clockBar.tsx'
import { HelpPanel } from './panels/helpPanel.tsx'
import { MorePanel } from './panels/morePanel.tsx'
import { TryPanel } from './panels/tryPanel.tsx'
import type { Scene } from './scene.ts'
import { CallsView } from './views/callsView.tsx'
import { FaultsView } from './views/faultsView.tsx'
import { NotificationsView } from './views/notificationsView.tsx'
import { PaymentsView } from './views/paymentsView.tsx'
import { TimelineView } from './views/timelineView.tsx'

const views: Readonly<Record<ViewName, (props: { scene: Scene }) => JSX.Element>> = {
  timeline: TimelineView,
  payments: PaymentsView,
  notifications: NotificationsView,
  calls: CallsView,
  faults: FaultsView,
}

const viewLabels: Readonly<Record<ViewName, string>> = {
  timeline: 'Timeline',
  payments: 'Payments',
  notifications: 'Notifications',
  calls: 'Calls',
  faults: 'Faults',
}

interface PageProps {
  scene: Scene
  /** The result of a form that was sent without the script. */
  said?: { text: string; isError: boolean } | undefined
}

/** The whole dashboard. */
export function Page({ scene, said }: PageProps): JSX.Element {
  const { address } = scene
  const View = views[address.view]
  const detail = detailOf(scene)
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{viewLabels[address.view]} – Antom emulator</title>
        <link rel="icon" href="/dashboard/assets/mark.svg" />
        <link rel="stylesheet" href="/dashboard/assets/dashboard.css" />
        <script type="module" src="/dashboard/assets/dashboard/browser/main.js" />
      </head>
      <body>
        <a class="skip" href="#list">
          Skip to the list
        </a>
        <header class="bar">
          <a class="brand" href="/">
            <img src="/dashboard/assets/mark.svg" alt="" width="24" height="24" />
            <h1>
              Antom emulator <small>no real money</small>
            </h1>
          </a>
          <ClockBar scene={scene} />
          <div class="bar-verbs">
            <button type="button" class="primary" popovertarget="try">
              Test payment
            </button>
            <button type="button" popovertarget="arm">
              Arm a fault
            </button>
            <button type="button" class="quiet" popovertarget="more">
              More
            </button>
          </div>
        </header>
        <div class="tools">
          <Tabs scene={scene} />
          <form class="search" method="get" role="search" id="search">
            <i class="icon search-icon" aria-hidden="true" />
            <input
              type="search"
              name="q"
              value={address.search}
              placeholder="Search"
              aria-label="Search the list"
              aria-keyshortcuts="/"
            />
            <kbd aria-hidden="true">/</kbd>
          </form>
        </div>
        <p class="lost" id="lost" role="alert" />
        <main class={detail ? 'columns with-detail' : 'columns'} id="columns">
          <section class="list" id="list" tabindex={-1} aria-label={viewLabels[address.view]}>
            <View scene={scene} />
          </section>
          <section class="detail" id="detail" aria-label="What is open">
            {detail}
          </section>
        </main>
        <p class="hidden" id="news" role="status" />
        <p class={said?.isError ? 'toast error' : 'toast'} id="toast" role="status">
          {said?.text}
        </p>
        <TryPanel />
        <ArmPanel />
        <MorePanel scene={scene} />
        <HelpPanel />
      </body>
    </html>
  )
}

function Tabs({ scene }: { scene: Scene }): JSX.Element {
  const { address, antom, control } = scene
  const counts: Readonly<Record<ViewName, number | undefined>> = {
    timeline: undefined,
    payments: antom.sessions.size(),
    notifications: antom.sender.size(),
    calls: antom.calls.list().length,
    faults: control.faults().filter(({ left }) => left > 0).length,
  }
  return (
    <nav class="tabs" id="tabs" aria-label="Views">
      {(Object.keys(views) as ViewName[]).map((view) => (
        <a
          href={hrefOf(address, { view, show: '' })}
          aria-current={view === address.view ? 'page' : undefined}
          id={`tab-${view}`}
        >
          {viewLabels[view]}
          {counts[view] ? <span class="count">{counts[view]}</span> : undefined}
        </a>
      ))}
    </nav>
  )
}
