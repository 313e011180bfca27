import { toPortalError } from '#core/portal-error.ts'
import type { PortalLink } from '../portal/link.ts'
import type { Metrics } from './metrics.ts'

/** The same link, with everything that goes over it counted. */
export function watchLink(link: PortalLink, metrics: Metrics): PortalLink {
  const { kind, portal, portalId } = link

  async function timed<T>(method: string, send: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const count = (outcome: string) =>
      metrics.portalCall({ method, via: 'call', outcome, seconds: (performance.now() - began) / 1_000 })
    try {
      const answer = await send()
      count('ok')
      return answer
    } catch (error) {
      count(toPortalError(error).code)
      throw error
    }
  }

  return {
    kind,
    portalId,
    onSpent: (listener) => link.onSpent(listener),
    portal: {
      call: (call) => timed(call.method, () => portal.call(call)),
      async batch(calls, options) {
        const rows = await timed('batch', () => portal.batch(calls, options))
        for (const [name, { method }] of Object.entries(calls)) {
          const row = rows[name]
          // After a halt the portal did not come to the rest.
          if (!row) continue
          const outcome = row.ok ? 'ok' : row.error.code
          metrics.portalCall({ method, via: 'batch', outcome, seconds: null })
        }
        return rows
      },
    },
  }
}
