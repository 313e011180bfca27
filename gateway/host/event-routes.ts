import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { InstallOptions } from './install-options.ts'
import type { InstallationKeeper } from './installation-keeper.ts'
import { readEvent } from './offer.ts'
import type { PortalEvent } from './offer.ts'
import { isHost } from './portal-hosts.ts'
import { isSameSecret } from '../keys/same-secret.ts'

const bodyLimitBytes = 64 * 1024

type EventRouteOptions = Pick<InstallOptions, 'logger'> & {
  keeper: InstallationKeeper
  portals: ReadonlySet<string>
  now: () => number
  /** Whether the portal may be asked once more about what anybody may have sent. */
  mayLook: (portal: string) => boolean
}

/**
 * What a portal tells about the app. ONAPPUNINSTALL is believed for its application token alone, there being nobody
 * left to ask; ONAPPINSTALL for its token where one is known, and in any case the portal is asked about its tokens.
 */
export function eventRoutes({ keeper, portals, logger, now, mayLook }: EventRouteOptions): Hono {
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
    if (!isKnown && !mayLook(event.domain)) return answer(c, tooMany)
    const outcome = await keeper.accept(event.offer)
    return outcome === 'refused' ? answer(c, notVouchedFor) : c.json({ success: true, data: true })
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

type Refusal = { status: 400 | 403 | 413 | 429; code: string; message: string }

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
const tooMany: Refusal = { status: 429, code: 'RATE_LIMITED', message: 'Too many events: wait a minute.' }
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
