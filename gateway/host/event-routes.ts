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

type EventRouteOptions = Pick<InstallOptions, 'logger'> & {
  keeper: InstallationKeeper
  portals: ReadonlySet<string>
  verifier: Pick<GrantVerifier, 'verify'>
  now: () => number
}

/**
 * What a portal tells about the app. ONAPPUNINSTALL is believed for its application token alone, there being nobody
 * left to ask; ONAPPINSTALL for its token where one is known, and in any case the portal is asked about its tokens.
 */
export function eventRoutes({ keeper, verifier, portals, logger, now }: EventRouteOptions): Hono {
  const app = new Hono()
  app.use('/events/*', bodyLimit({ maxSize: bodyLimitBytes, onError: (c) => answer(c, tooLong) }))

  /** An event of a portal that is served, or the refusal. */
  async function read(c: Context, event: string): Promise<PortalEvent | Refusal> {
    const found = readEvent(await c.req.text(), now())
    if (found?.event !== event) return notUnderstood
    if (portals.has(found.domain)) return found
    const portal = isHost(found.domain) ? found.domain : 'no host'
    logger.warn({ portal }, 'A portal that is not in B24_PORTALS sent an event.')
    return unknownPortal
  }

  app.post('/events/uninstall', async (c) => {
    const event = await read(c, 'ONAPPUNINSTALL')
    if ('status' in event) return answer(c, event)
    const stored = await keeper.find(event)
    if (!isTokenOf(stored?.applicationToken, event) || !stored) return answer(c, doubted(event))
    await keeper.remove(stored)
    return c.json({ success: true, data: true })
  })

  app.post('/events/install', async (c) => {
    const event = await read(c, 'ONAPPINSTALL')
    if ('status' in event) return answer(c, event)
    if (!event.offer) return answer(c, notUnderstood)
    const stored = await keeper.find(event)
    const isKnown = stored !== null && stored.applicationToken !== ''
    if (isKnown && !isTokenOf(stored.applicationToken, event)) return answer(c, doubted(event))
    const { waits, result } = await verifier.verify(event.offer)
    // The portal does not wait long for an answer: it is told that the event has arrived.
    if (waits) return c.json({ success: true, data: true }, 202)
    const outcome = await result
    if (outcome === 'refused') return answer(c, notVouchedFor)
    if (outcome === 'failed' || outcome === 'dropped') return answer(c, failed)
    return c.json({ success: true, data: true })
  })

  function doubted({ event, domain, memberId }: PortalEvent): Refusal {
    logger.warn({ portal: domain, memberId, event }, 'An event came with a wrong application token.')
    return wrongToken
  }
  return app
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
