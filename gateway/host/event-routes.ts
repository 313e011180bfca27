import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { InstallOptions } from './install-options.ts'
import type { InstallationKeeper } from './installation-keeper.ts'
import { readEvent } from './offer.ts'
import type { PortalEvent } from './offer.ts'
import { isHost } from './portal-hosts.ts'
import type { GrantVerifier } from './verify-grants.ts'
import { isSameSecret } from '../keys/same-secret.ts'

const bodyLimitBytes = 64 * 1024

type EventRouteOptions = Pick<InstallOptions, 'logger' | 'date'> & {
  keeper: InstallationKeeper
  portals: ReadonlySet<string>
  verifier: Pick<GrantVerifier, 'verify'>
}

export interface EventRoutes {
  /** POST /events/install and /events/uninstall. */
  routes: Hono
  /** Answers an event that came to the page: a portal posts there that an app without a user interface is installed. */
  receive(c: Context, body: string): Promise<Response>
}

/**
 * Events of a portal about the app. ONAPPUNINSTALL is believed for its application token alone, as its tokens are dead by
 * then; about the tokens of ONAPPINSTALL the portal is asked. Its application token is another where the app was
 * installed again: that is believed only where the stored tokens are dead.
 */
export function eventRoutes({ keeper, verifier, portals, logger, date }: EventRouteOptions): EventRoutes {
  const app = new Hono()
  app.use('/events/*', bodyLimit({ maxSize: bodyLimitBytes, onError: (c) => answer(c, tooLong) }))
  app.post('/events/uninstall', async (c) => receive(c, await c.req.text(), 'ONAPPUNINSTALL'))
  app.post('/events/install', async (c) => receive(c, await c.req.text(), 'ONAPPINSTALL'))

  async function receive(c: Context, body: string, expected?: string): Promise<Response> {
    const found = readEvent(body, date())
    if (!found || found.event !== (expected ?? found.event)) return answer(c, notUnderstood)
    if (!portals.has(found.domain)) {
      const portal = isHost(found.domain) ? found.domain : 'no host'
      logger.warn({ portal }, 'A portal that is not in B24_PORTALS sent an event.')
      return answer(c, unknownPortal)
    }
    if (found.event === 'ONAPPINSTALL') return install(c, found)
    return found.event === 'ONAPPUNINSTALL' ? uninstall(c, found) : answer(c, notUnderstood)
  }

  async function uninstall(c: Context, event: PortalEvent): Promise<Response> {
    const stored = await keeper.find(event)
    if (!isTokenOf(stored?.applicationToken, event) || !stored) return answer(c, doubted(event))
    await keeper.remove(stored)
    return c.json({ success: true, data: true })
  }

  async function install(c: Context, event: PortalEvent): Promise<Response> {
    if (!event.offer) return answer(c, notUnderstood)
    const known = (await keeper.find(event))?.applicationToken ?? ''
    const { waits, result } = await verifier.verify(event.offer)
    // The portal does not wait long for an answer: this one says that the event has arrived.
    if (waits) return c.json({ success: true, data: true }, 202)
    const outcome = await result
    if (outcome === 'refused')
      return answer(c, known === '' || isTokenOf(known, event) ? notVouchedFor : doubted(event))
    if (outcome === 'failed' || outcome === 'dropped') return answer(c, failed)
    return c.json({ success: true, data: true })
  }

  function doubted({ event, domain, memberId }: PortalEvent): Refusal {
    logger.warn({ portal: domain, memberId, event }, 'An event came with a wrong application token.')
    return wrongToken
  }
  return { routes: app, receive }
}

/** An empty token is known to everybody, so it proves nothing. */
function isTokenOf(known: string | undefined, event: PortalEvent): boolean {
  return isSameSecret(event.applicationToken, known ?? '') && known !== undefined && known !== ''
}

type Refusal = { status: 400 | 403 | 413 | 500; code: string; message: string }

const notUnderstood: Refusal = {
  status: 400,
  code: 'INVALID_REQUEST',
  message: 'This is no event of the app.',
}
const tooLong: Refusal = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'An event is shorter than 64 kB.',
}
const failed: Refusal = {
  status: 500,
  code: 'INTERNAL_ERROR',
  message: 'The gateway could not keep the tokens. Its log says why.',
}
const unknownPortal: Refusal = {
  status: 403,
  code: 'UNKNOWN_PORTAL',
  message: 'This portal is not served here.',
}
const wrongToken: Refusal = {
  status: 403,
  code: 'INVALID_APPLICATION_TOKEN',
  message: 'The application token is not the one the portal gave.',
}
const notVouchedFor: Refusal = {
  status: 403,
  code: 'INSTALLATION_NOT_PROVEN',
  message: 'The portal does not say that these tokens are an administrator’s, for this app.',
}

function answer(c: Context, { status, code, message }: Refusal): Response {
  return c.json({ success: false, error: { code, message } }, status)
}
