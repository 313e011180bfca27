import type { Context, Hono } from 'hono'
import { askWith } from './ask-portal.ts'
import { eventRoutes } from './event-routes.ts'
import type { InstallOptions } from './install-options.ts'
import { installationKeeper } from './installation-keeper.ts'
import { offerOfOpening } from './offer.ts'
import type { Opening } from './page-host.ts'
import { nameOf } from '../ops/describe-error.ts'
import { postForm } from '../portal/post-form.ts'
import { isHost } from './portal-hosts.ts'
import { grantVerifier } from './verify-grants.ts'

export interface InstallHandlers {
  /** POST /events/install and /events/uninstall. */
  routes: Hono
  /** For pageHost: answers an event of the app that came to the page. */
  onEvent: (c: Context, body: string) => Promise<Response>
  /** For pageHost: verifies, behind the page's back, the tokens that an opening brings. Never throws. */
  onOpening: (opening: Opening) => void
  /** Resolves when nothing is being verified or waits for it. */
  settled: () => Promise<void>
  /** Drops what waits; resolves when nothing is being verified. */
  close: () => Promise<void>
}

/**
 * How the app gets into the gateway and out of it. A pair of tokens is kept when the portal that they are said to come
 * from, one of `portals`, says that they are of our app and of an administrator; it goes with ONAPPUNINSTALL. No token
 * gets into a log.
 */
export function installHandlers(options: InstallOptions): InstallHandlers {
  const { logger, now, date, pause, post = postForm } = options
  const portals = new Set(options.portals.map((portal) => portal.toLowerCase()))
  const keeper = installationKeeper({ ...options, portals, ask: askWith(post) })
  const verifier = grantVerifier({ keeper, logger, now, pause })
  const { routes, receive } = eventRoutes({ keeper, verifier, portals, logger, date })
  const underWay = new Set<Promise<void>>()

  async function look(opening: Opening): Promise<void> {
    const { domain, form } = opening
    try {
      const offer = offerOfOpening(opening, date())
      if (!offer) return logger.warn({ portal: domain }, 'An opening carried no tokens that can be kept.')
      const isOwnPage = (form.get('PLACEMENT') ?? 'DEFAULT') === 'DEFAULT'
      await (isOwnPage ? verifier.verify(offer) : verifier.verifyTab(offer))
    } catch (error) {
      logger.error({ portal: domain, reason: nameOf(error) }, 'An opening could not be looked at.')
    }
  }

  return {
    routes,
    onEvent: receive,
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
    async settled() {
      await Promise.all(underWay)
      await verifier.settled()
    },
    async close() {
      await Promise.all(underWay)
      await verifier.close()
    },
  }
}
