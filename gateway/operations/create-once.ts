import { createHash } from 'node:crypto'
import { addCall } from '#core/write-calls.ts'
import { toSendable } from '#core/entry-draft.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import { listEntries, readEntry } from '#core/operations.ts'
import { PortalError, toPortalError } from '#core/portal-error.ts'
import { ApiError } from '../api/api-error.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import { type Bound, boundOf, newestOf } from './bound.ts'
import type { Attempt, Context } from './context.ts'
import { findUnclaimed } from './find-unclaimed.ts'
import { isSlow, lookAgain, mayWorkFor } from './look-again.ts'
import { createOnCard } from './new-cards.ts'
import type { Newest } from './numbering.ts'
import { bareText } from './sameness.ts'
import { waitForLock } from './wait-for-lock.ts'

/** How often an entry is sent before its loss is told. */
const TRIES = 2

/**
 * Writes an entry once, whatever happens to the answers. Entries alike are written one after another, so that one
 * found on the portal belongs to one request; the caller keeps the lock until the claim is written down.
 * Errors: those of the write; BITRIX_UNAVAILABLE and QUEUE_TIMEOUT with retryAfter where the fate of the entry is open.
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
  const { journal, date } = context
  const earlier = journal?.attempt ?? null
  if (earlier) {
    const found = await findUnclaimed(context, owner, entry, earlier)
    if (found) return found
    if (date() < earlier.openUntil) throw stillOpen(earlier, date())
  }
  const known = earlier ?? (await lastKnown(context, owner))
  const bound = { after: known.after, dated: known.dated, sentAt: known.sentAt ?? date() }
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(context, owner, entry, bound)
    } catch (error) {
      if (!isLost(error)) throw error
      const found = await lookAgain(context, owner, entry, bound, error)
      if (found) return found
      // A slow portal may still be writing it: sending it again now could make two.
      if (isSlow(error)) throw tooSlow(context)
      if (tries === TRIES) throw error
    }
  }
}

/** Writes down that an entry leaves, and sends it. Errors: PortalError. */
async function send(context: Context, owner: Card, entry: NewEntry, bound: Bound): Promise<Entry> {
  const { journal, portalId, numbering, now, date, portalTimeout, queueTimeout } = context
  const before = journal?.attempt ?? null
  const at = now()
  // It may leave as late as the line lets it, and then the portal has its time.
  await journal?.remember({ ...bound, openUntil: date() + queueTimeout + portalTimeout })
  try {
    const written = readEntry(await createOnCard(context, owner, addCall(owner, entry)))
    numbering.tell(portalId, newestOf([written]), at)
    return written
  } catch (error) {
    const known = toPortalError(error)
    // Refused for certain: what was open before is open again, and no more.
    const left = isLost(known) ? { ...bound, openUntil: date() + mayWorkFor(known, portalTimeout) } : before
    await journal?.remember(left)
    throw known
  }
}

/** True where the portal may have written although nobody heard of it. */
export function isLost(error: unknown): error is PortalError {
  return error instanceof PortalError && !(error instanceof TurnedAway) && error.mayHaveHappened
}

/**
 * The newest entry known before a write: entries of a portal are numbered in one line, so a new one is higher. Where
 * nothing was written of late the card is asked, or an entry alike that others wrote meanwhile would pass for ours.
 * Errors: those of the list that mean that the portal is not there.
 */
export function lastKnown(context: Context, owner: Card): Promise<Bound> {
  return lastKnownOr(context, async () => {
    const { entries } = await listEntries(context.portal, owner, 'newest', 0)
    return newestOf(entries)
  })
}

/** The same with any list. */
export async function lastKnownOr(context: Context, list: () => Promise<Newest | null>): Promise<Bound> {
  const { numbering, portalId, store } = context
  let refusal: TurnedAway | null = null
  const ask = async () => {
    refusal = null
    try {
      return await list()
    } catch (error) {
      if (error instanceof TurnedAway) refusal = error
      else if (isLost(error)) throw error
      return null
    }
  }
  const newest = numbering.latest(portalId) ?? (await numbering.asked(portalId, ask))
  if (newest) return boundOf(newest)
  if (refusal) throw refusal
  // What may not be listed may perhaps be written; the write has the better words for a refusal.
  return boundOf({ id: await store.entries.highestId(portalId), dated: null })
}

export async function holdFingerprint(context: Context, fingerprint: string): Promise<void> {
  const { portalId, held } = context
  const lock = await waitForLock(context, `create:${portalId}:${fingerprint}`)
  if (!lock) throw new ApiError('QUEUE_TIMEOUT', undefined, { retryAfter: 10 })
  held.push(lock)
}

/** Notes that an entry is this request's own; it is written down with the request's end. */
export function claim(context: Context, owner: Card, fingerprint: string, entry: Entry): void {
  const { portalId, key, run, date, written } = context
  const { id: entryId, title } = entry
  written.push({ portalId, entryId, ...owner, title, fingerprint, keyId: key.id, run, createdAt: date() })
}

/** What entries alike have in common: the same as `isAlike` asks for, on one card. */
export function fingerprintOf(owner: Card, { title, text, iconCode }: NewEntry): string {
  const parts = [owner.entityTypeId, owner.entityId, bareText(title), bareText(text), iconCode]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

export const SAME_KEY = 'Send the same request with the same Idempotency-Key again: it is looked for first.'

const NO_KEY =
  'Look at the card before you send it again. With an Idempotency-Key on the request the gateway does so itself.'

export function stillOpen({ openUntil }: Pick<Attempt, 'openUntil'>, now: number): ApiError {
  const retryAfter = Math.max(1, Math.ceil((openUntil - now) / 1_000))
  const message = 'An earlier try may still reach the portal.'
  return new ApiError('BITRIX_UNAVAILABLE', message, { retryAfter, hint: SAME_KEY })
}

function tooSlow({ journal, portalTimeout }: Context): ApiError {
  const message = 'The portal did not answer in time: the entry may still be written.'
  const retryAfter = Math.max(1, Math.ceil(portalTimeout / 1_000))
  return new ApiError('QUEUE_TIMEOUT', message, { retryAfter, hint: journal ? SAME_KEY : NO_KEY })
}
