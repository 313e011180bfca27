import type { Hono } from 'hono'
import { askWith } from './ask-portal.ts'
import { eventRoutes } from './event-routes.ts'
import type { InstallOptions } from './install-options.ts'
import { installationKeeper } from './installation-keeper.ts'
import { lookBudget } from './look-budget.ts'
import { offerOfOpening } from './offer.ts'
import type { Opening } from './page-host.ts'
import { isHost } from './portal-hosts.ts'

export interface InstallHandlers {
  /** POST /events/install and /events/uninstall. */
  routes: Hono
  /** For pageHost: looks, behind the page's back, whether an opening brings tokens to keep. Never throws. */
  onOpening: (opening: Opening) => void
  /** Resolves when nothing is being looked at. */
  settled: () => Promise<void>
}

/**
 * How the app gets into the gateway and out of it. A pair of tokens is kept when the portal that they are said to come
 * from, one of `portals`, says that they are of our app and of an administrator; it goes with ONAPPUNINSTALL. No token
 * gets into a log.
 */
export function installHandlers(options: InstallOptions): InstallHandlers {
  const { logger, now = Date.now, fetch = globalThis.fetch } = options
  const portals = new Set(options.portals.map((portal) => portal.toLowerCase()))
  const keeper = installationKeeper({ ...options, portals, now, ask: askWith(fetch) })
  const mayLook = lookBudget(now)
  const underWay = new Set<Promise<void>>()

  async function look(opening: Opening): Promise<void> {
    const { domain, form } = opening
    try {
      const offer = offerOfOpening(opening, now())
      if (!offer) return logger.warn({ portal: domain }, 'An opening carried no tokens that can be kept.')
      const isOwnPage = (form.get('PLACEMENT') ?? 'DEFAULT') === 'DEFAULT'
      if (!isOwnPage && (await keeper.isFresh(offer))) return
      if (!mayLook(domain)) return
      await keeper.accept(offer)
    } catch (error) {
      logger.error({ portal: domain, reason: nameOf(error) }, 'An opening could not be looked at.')
    }
  }

  return {
    routes: eventRoutes({ keeper, portals, logger, now, mayLook }),
    onOpening(opening) {
      const { domain, form } = opening
      if (!form.has('AUTH_ID')) return
      if (!portals.has(domain)) {
        const portal = isHost(domain) ? domain : 'no host'
        return logger.warn({ portal }, 'A portal that is not in B24_PORTALS opened the page.')
      }
      const looking = look(opening).finally(() => underWay.delete(looking))
      underWay.add(looking)
    },
    settled: async () => void (await Promise.all(underWay)),
  }
}

/** Not the message: a store may put the row it could not write there. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
