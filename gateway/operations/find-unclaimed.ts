import { entriesAfter } from '#core/add-entry.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry, NewEntry } from '#core/entry.ts'

import type { Context } from './context.ts'

/**
 * Looks for an entry whose answer was lost: newer than `after`, the same in title, text, icon and author, and claimed
 * by no other request. The oldest of several alike. Errors: those of the list.
 */
export async function findUnclaimed(
  context: Context,
  owner: Card,
  entry: NewEntry,
  after: number,
): Promise<Entry | null> {
  return pickUnclaimed(context, entry, await entriesAfter(context.portal, owner, after))
}

/** The same out of entries that were read already. */
export async function pickUnclaimed(
  context: Context,
  entry: NewEntry,
  newer: readonly Entry[],
): Promise<Entry | null> {
  const { portalId, store, written } = context
  const authorId = await context.authorId()
  const alike = newer.filter(
    ({ title, iconCode, authorId: author }) =>
      title === entry.title && iconCode === entry.iconCode && (authorId === null || author === authorId),
  )
  const ids = alike.map(({ id }) => id)
  const claimed = new Set([
    ...(await store.entries.claimed(portalId, ids)),
    ...written.map(({ entryId }) => entryId),
  ])
  const free = alike.filter(({ id }) => !claimed.has(id)).toSorted((one, other) => one.id - other.id)
  // A portal's web antivirus may rewrite the text (docs/portal.md), so it only decides between several.
  return free.find(({ text }) => text === entry.text) ?? free[0] ?? null
}
