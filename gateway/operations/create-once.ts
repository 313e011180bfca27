import { createHash } from 'node:crypto'
import { toSendable } from '#core/entry-draft.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import { addEntry, listEntries } from '#core/operations.ts'
import { PortalError, toPortalError } from '#core/portal-error.ts'
import { ApiError } from '../api/api-error.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import type { Attempt, Context } from './context.ts'
import { findUnclaimed } from './find-unclaimed.ts'

/** Pause before the portal is asked for an entry whose answer was lost, and before it is sent again. */
export const BREATH_MS = 500

/**
 * Writes an entry once, whatever happens to the answers. Entries alike are written one after another, so that one
 * found on the portal belongs to one request; the caller keeps the lock until the claim is written down.
 * Errors: those of the write; BITRIX_UNAVAILABLE with retryAfter where the fate of the entry is open.
 */
export async function createOnce(context: Context, card: Card, wanted: NewEntry): Promise<Entry> {
  const owner = { entityTypeId: card.entityTypeId, entityId: card.entityId }
  const entry = toSendable(wanted)
  const fingerprint = fingerprintOf(owner, entry)
  await holdFingerprint(context, fingerprint)
  const written = await writeOrFind(context, owner, entry)
  claim(context, owner, fingerprint, written)
  return written
}

async function writeOrFind(context: Context, owner: Card, entry: NewEntry): Promise<Entry> {
  const { journal, now } = context
  const earlier = journal?.attempt ?? null
  if (earlier) {
    const found = await findUnclaimed(context, owner, entry, earlier.after)
    if (found) return found
    if (now() < earlier.openUntil) throw stillOpen(earlier, now())
  }
  const after = earlier?.after ?? (await lastKnownId(context, owner))
  try {
    return await send(context, owner, entry, after)
  } catch (error) {
    if (!isLost(error)) throw error
    await context.pause(BREATH_MS)
    const found = await findUnclaimed(context, owner, entry, after)
    if (found) return found
    // A slow portal may still be writing it: sending it again now could make two.
    if (error.code === 'timeout') throw error
    return await send(context, owner, entry, after)
  }
}

/** Writes down that an entry leaves, and sends it. */
async function send(context: Context, owner: Card, entry: NewEntry, after: number): Promise<Entry> {
  const { journal, portal, now, portalTimeout } = context
  const before = journal?.attempt ?? null
  await journal?.remember({ after, openUntil: now() + portalTimeout })
  try {
    return await addEntry(portal, owner, entry)
  } catch (error) {
    const known = toPortalError(error)
    // Refused for certain: what was open before is open again, and no more.
    if (!isLost(known)) await journal?.remember(before)
    else if (known.code !== 'timeout') await journal?.remember({ after, openUntil: 0 })
    throw known
  }
}

/** True where the portal may have written although nobody heard of it. */
export function isLost(error: unknown): error is PortalError {
  return error instanceof PortalError && !(error instanceof TurnedAway) && error.mayHaveHappened
}

/** The highest id known before a write: entries of a portal are numbered in one line, so a new one is higher. */
export async function lastKnownId(context: Context, owner: Card): Promise<number> {
  const known = await context.store.entries.highestId(context.portalId)
  if (known > 0) return known
  const { entries } = await listEntries(context.portal, owner, 'newest', 0)
  return Math.max(0, ...entries.map(({ id }) => id))
}

export async function holdFingerprint(context: Context, fingerprint: string): Promise<void> {
  const { store, portalId, queueTimeout, held } = context
  const lock = await store.locks.acquire([`create:${portalId}:${fingerprint}`], queueTimeout)
  if (!lock) throw new ApiError('QUEUE_TIMEOUT', undefined, { retryAfter: 10 })
  held.push(lock)
}

/** Notes that an entry is this request's own; it is written down with the request's end. */
export function claim(context: Context, owner: Card, fingerprint: string, entry: Entry): void {
  const { portalId, key, run, now, written } = context
  const { id: entryId, title } = entry
  written.push({ portalId, entryId, ...owner, title, fingerprint, keyId: key.id, run, createdAt: now() })
}

/** What entries alike have in common. */
export function fingerprintOf(owner: Card, { title, text, iconCode }: NewEntry): string {
  const parts = [owner.entityTypeId, owner.entityId, title, text, iconCode]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

export function stillOpen({ openUntil }: Attempt, now: number): ApiError {
  const retryAfter = Math.max(1, Math.ceil((openUntil - now) / 1_000))
  const hint = 'Send the same request with the same Idempotency-Key again: it is looked for first.'
  return new ApiError('BITRIX_UNAVAILABLE', 'An earlier try may still reach the portal.', {
    retryAfter,
    hint,
  })
}
