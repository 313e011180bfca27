import { newerEntries } from '#core/add-entry.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'
import { type Bound, isClaimOf, isNewer } from './bound.ts'
import type { Context } from './context.ts'
import { isAlike } from './sameness.ts'

/** Pages of entries that are searched after the newest one: a try may have been open while a card got many. */
const FURTHER_PAGES = 200

/**
 * Looks for an entry whose answer was lost: newer than the bound, the same in title, text, icon and author, and claimed
 * by no other request. The oldest of several alike. Errors: those of the list.
 */
export async function findUnclaimed(
  context: Context,
  owner: Card,
  entry: NewEntry,
  bound: Bound,
): Promise<Entry | null> {
  return pickUnclaimed(context, entry, await newerThan(context, owner, bound))
}

/** All entries of a card that may be new. Errors: those of the list. */
export function newerThan(context: Context, owner: Card, bound: Bound): Promise<Entry[]> {
  const isNew = (entry: Entry) => isNewer(context, bound, entry)
  return newerEntries(context.portal, owner, isNew, FURTHER_PAGES)
}

/** The same out of entries that were read already. */
export async function pickUnclaimed(
  context: Context,
  entry: NewEntry,
  newer: readonly Entry[],
): Promise<Entry | null> {
  const { portalId, store, written } = context
  const same = newer.filter((each) => isAlike(entry, each))
  if (same.length === 0) return null
  const authorId = await context.authorId()
  const alike = same.filter((each) => authorId === null || each.authorId === authorId)
  const ids = alike.map(({ id }) => id)
  const own = new Set(written.map(({ entryId }) => entryId))
  const claims = await store.entries.claimed(portalId, ids)
  const claimedAt = new Map(claims.map(({ entryId, createdAt }) => [entryId, createdAt]))
  const isFree = (each: Entry) => {
    const at = claimedAt.get(each.id)
    return !own.has(each.id) && (at === undefined || !isClaimOf(context, each, at))
  }
  const free = alike.filter(isFree).toSorted((one, other) => one.id - other.id)
  return free.find(({ text }) => text === entry.text) ?? free[0] ?? null
}
