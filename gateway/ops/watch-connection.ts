import type { Log } from '../api/gateway.ts'
import type { PortalLink } from '../portal/link.ts'
import { REMEDIES, type Trouble, connectionTrouble } from './connection-trouble.ts'
import type { Metrics } from './metrics.ts'

interface WatchOptions {
  log: Log
  metrics: Metrics
  now: () => number
}

const REFUSED = {
  webhook: 'The portal does not accept the webhook: check B24_WEBHOOK_URL.',
  app: 'The portal no longer accepts the tokens of the app: an administrator must open the app in the portal once.',
}

/** The same link. One line in the log says that its connection begins to fail, and why, and one that it works again. */
export function watchConnection(link: PortalLink, { log, metrics, now }: WatchOptions): PortalLink {
  const { kind: connection, portalId, portal } = link
  let failing: { kind: Trouble['kind']; since: number } | null = null

  function works(): void {
    metrics.connection({ connection, code: null })
    if (!failing) return
    const seconds = Math.round((now() - failing.since) / 1_000)
    failing = null
    log.warn({ connection, portal: portalId, seconds }, 'The connection to the portal works again.')
  }

  function fails({ kind, code, host }: Trouble): void {
    metrics.connection({ connection, code })
    if (failing?.kind === kind) return
    failing = { kind, since: failing?.since ?? now() }
    const remedy = REMEDIES.get(code)
    const fields = {
      connection,
      portal: portalId,
      code,
      ...(host !== null && { host }),
      ...(remedy !== undefined && { remedy }),
    }
    log.warn(fields, kind === 'refused' ? REFUSED[connection] : 'The portal cannot be reached.')
  }

  async function watched<T>(send: () => Promise<T>): Promise<T> {
    try {
      const answer = await send()
      works()
      return answer
    } catch (error) {
      const trouble = connectionTrouble(error)
      if (trouble) fails(trouble)
      else if (trouble === null) works()
      throw error
    }
  }

  return {
    ...link,
    portal: {
      call: (call) => watched(() => portal.call(call)),
      batch: (calls, options) => watched(() => portal.batch(calls, options)),
    },
  }
}
