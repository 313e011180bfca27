import type { Context as HonoContext } from 'hono'
import type { Base } from '../operations/run-request.ts'
import { authorOf } from '../portal/author.ts'
import { wayOf } from '../portal/ways.ts'
import type { RunMark } from '../store/store.ts'
import type { Env, Gateway } from './gateway.ts'

/** What the request behind `c` may use, with one deadline for all that it sends to the portal. Errors: TOKEN_MISSING. */
export async function baseContext(
  { config, store, numbering, ways, log, now, date, pause }: Gateway,
  c: HonoContext<Env>,
  run: RunMark | null,
): Promise<Base> {
  const key = c.get('key')
  const { link, queue } = await wayOf(key, ways)
  const { kind, portalId } = link
  const { queueTimeout, portalTimeout } = config
  const deadline = now() + queueTimeout + portalTimeout
  const { signal } = c.req.raw
  const lasting = queue.portalFor(key.id, { deadline })
  const portal = queue.portalFor(key.id, { deadline, signal })
  return {
    key,
    kind,
    portalId,
    portal,
    authorId: () => authorOf(portal),
    afterSending: { portal: lasting, authorId: () => authorOf(lasting) },
    deadline,
    signal,
    store,
    numbering,
    log,
    run,
    queueTimeout,
    portalTimeout,
    now,
    date,
    pause,
  }
}
