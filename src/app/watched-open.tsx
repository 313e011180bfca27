import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Connection } from '#portal/connection.ts'
import { PortalContext, usePortal } from '#portal/use-portal.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'

const NothingOpened = onDemand(() => import('./nothing-opened.tsx').then((module) => module.NothingOpened))

/** After this long a slider is open, or the portal does not answer (docs/portal.md). */
const SILENT_MS = 5_000

interface WatchedOpen {
  /** The connection for what opens paths. */
  connection: Connection
  /** What there is to say of a path that the portal did not answer about. */
  notice: ReactNode
}

/**
 * Watches the paths that the portal is asked to open. An opened slider is answered only when it is closed, so a long
 * silence is no failure: the notice offers the address as a link, and goes with the answer.
 */
export function useWatchedOpen(): WatchedOpen {
  const connection = usePortal()
  const [silent, setSilent] = useState<string | null>(null)
  const latest = useRef(0)

  const watched = useMemo((): Connection => {
    const { host } = connection

    async function openPath(path: string): Promise<void> {
      latest.current += 1
      const ticket = latest.current
      const isLatest = () => ticket === latest.current
      setSilent(null)
      const timer = setTimeout(() => isLatest() && setSilent(path), SILENT_MS)
      try {
        await host.openPath(path)
      } finally {
        clearTimeout(timer)
        if (isLatest()) setSilent(null)
      }
    }

    return { ...connection, host: { ...host, openPath } }
  }, [connection])

  const notice = silent !== null && (
    <OnDemand>
      <NothingOpened address={connection.host.origin + silent} onClose={() => setSilent(null)} />
    </OnDemand>
  )
  return { connection: watched, notice }
}

/** The same around a part of the page, with the notice below it. */
export function WatchedOpen({ children }: { children: ReactNode }) {
  const { connection, notice } = useWatchedOpen()
  return (
    <PortalContext value={connection}>
      {children}
      {notice}
    </PortalContext>
  )
}
