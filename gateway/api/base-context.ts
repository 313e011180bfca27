import type { Context } from '../operations/context.ts'
import { authorOf } from '../portal/author.ts'
import { wayOf } from '../portal/ways.ts'
import type { ApiKey, RunMark } from '../store/store.ts'
import type { Gateway } from './gateway.ts'

/** What one request of a key may use. Errors: TOKEN_MISSING. */
export async function baseContext(
  { config, store, numbering, ways, now, date, pause }: Gateway,
  key: ApiKey,
  run: RunMark | null,
): Promise<Omit<Context, 'journal' | 'written' | 'held'>> {
  const { link, queue } = await wayOf(key, ways)
  const portal = queue.portalFor(key.id)
  const { kind, portalId } = link
  const authorId = () => authorOf(portal)
  const { queueTimeout, portalTimeout } = config
  return {
    key,
    kind,
    portalId,
    portal,
    authorId,
    store,
    numbering,
    run,
    queueTimeout,
    portalTimeout,
    now,
    date,
    pause,
  }
}
