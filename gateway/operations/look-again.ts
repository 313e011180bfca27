import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import type { PortalError } from '#core/portal-error.ts'
import type { Bound } from './bound.ts'
import type { Context } from './context.ts'
import { findUnclaimed } from './find-unclaimed.ts'

/** The first pause before the portal is asked for an entry whose answer was lost, in milliseconds. */
export const BREATH_MS = 500

/** How long a portal may go on with a request after the way to it broke, in milliseconds (ours: no page says). */
const BROKEN_MS = 5_000

/**
 * Milliseconds a portal may still be at work on a write that was lost with this error. What the portal itself answered,
 * readable or not, means that it is done; after our own time limit, or that of a server in front of the portal, it may
 * take as long again.
 */
export function mayWorkFor(error: PortalError, portalTimeout: number): number {
  if (isSlow(error)) return portalTimeout
  return isBroken(error) ? Math.min(BROKEN_MS, portalTimeout) : 0
}

/** True where the connection broke: ours, or the one behind a server in front of the portal, which says so by a status. */
function isBroken({ code, portalCode }: PortalError): boolean {
  return code === 'network' || (code === 'portalDown' && portalCode === '')
}

/** True where the portal gave no answer in time: nobody waits for it to end. */
export function isSlow(error: PortalError): boolean {
  return error.code === 'timeout' || error.status === 504
}

/**
 * Looks for an entry whose answer was lost until it is found or the portal is surely done with it; once where the
 * portal is slow. Errors: those of the last look.
 */
export function lookAgain(
  context: Context,
  owner: Card,
  entry: NewEntry,
  bound: Bound,
  error: PortalError,
): Promise<Entry | null> {
  return untilSure(context, error, (lasting) => findUnclaimed(lasting, owner, entry, bound))
}

/** The same with any look; null is what it answers where there is nothing yet. It goes on when the client has left. */
export async function untilSure<T>(
  context: Context,
  error: PortalError,
  look: (context: Context) => Promise<T | null>,
): Promise<T | null> {
  const lasting = { ...context, ...context.afterSending }
  const patience = isSlow(error) ? 0 : mayWorkFor(error, context.portalTimeout)
  for (let waited = 0, pause = BREATH_MS; ; pause = Math.min(2 * pause, patience - waited)) {
    await context.pause(pause)
    waited += pause
    const isLast = waited >= patience || context.now() >= context.deadline
    const found = await look(lasting).catch((failure: unknown) => {
      // Reading may fail and be tried again; where it is the last time the fate of the entry stays open.
      if (isLast) throw failure
      return null
    })
    if (found || isLast) return found
  }
}
