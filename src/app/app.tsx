import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PortalContext, usePortal } from '#portal/use-portal.ts'
import { useFit } from '#portal/use-fit.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useTheme } from '#ui/use-theme.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import type { Start } from './start.ts'
import { State } from './state.tsx'
import { TabRoute } from './tab-route.tsx'
import { Words } from './words.tsx'

const InstallRoute = onDemand(() => import('./install-route.tsx').then((module) => module.InstallRoute))
const LinkedRoute = onDemand(() => import('./linked-route.tsx').then((module) => module.LinkedRoute))

/** The whole page, from its first moment on. No Suspense here: React holds back what follows one for 300 ms. */
export function App({ started, root }: { started: Start | null; root: HTMLElement }) {
  useTheme()
  return (
    <main className="mx-auto max-w-350 px-3 pt-4 pb-7 sm:px-5">
      {started ? <Started started={started} root={root} /> : <Skeleton count={6} lines={2} />}
    </main>
  )
}

function Started({ started, root }: { started: Start; root: HTMLElement }) {
  const { language, catalogue, client, outcome } = started
  if ('missing' in outcome) {
    return (
      <Words language={language} catalogue={catalogue}>
        <State kind={outcome.missing} />
      </Words>
    )
  }
  return (
    <Words language={language} catalogue={catalogue}>
      <PortalContext value={outcome.connection}>
        <QueryClientProvider client={client}>
          <Fitted root={root}>
            <ErrorBoundary fallback={<State kind="crash" />}>
              <Route />
            </ErrorBoundary>
          </Fitted>
        </QueryClientProvider>
      </PortalContext>
    </Words>
  )
}

function Fitted({ root, children }: { root: HTMLElement; children: ReactNode }) {
  useFit(root)
  return children
}

/** What the place calls for: the app's own page, the tab, or why there is neither. */
export function Route() {
  const { host } = usePortal()
  const { place } = host
  const linkedId = place.kind === 'app' ? place.entryId : null
  if (host.isInstall || place.kind === 'app') {
    return (
      <OnDemand fallback={<Skeleton count={6} lines={1} />}>
        {linkedId !== null && !host.isInstall ? <LinkedRoute entryId={linkedId} /> : <InstallRoute />}
      </OnDemand>
    )
  }
  if (place.kind === 'unknown') return <State kind={place.reason} />
  return <TabRoute owner={place.owner} linkedId={place.entryId} />
}
