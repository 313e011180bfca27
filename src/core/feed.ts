import type { Bound, BoundRow } from './bound.ts'
import { type Order, PAGE_SIZE } from './calls.ts'
import type { Card } from './entity-types.ts'
import type { Entry } from './entry.ts'

/** What has to be read before the feed can go on: further rows of the list, or these entries. */
export type Due = { read: 'rows' } | { read: 'entries'; rows: readonly BoundRow[] }

export interface Feed {
  entries: readonly Entry[]
  /** By id, for those of the entries that were created on another card. */
  owners: ReadonlyMap<number, Card>
  /** How many entries of other cards show on this one, read or not. */
  boundCount: number
  /** Null where nothing is missing among the card's own entries. */
  due: Due | null
}

/** The card's own entries as far as they were read; `ended` where there are no more. */
interface Own {
  entries: readonly Entry[]
  ended: boolean
}

type Listed = Extract<Bound, { state: 'listed' }>

/**
 * Puts the entries that are bound to a card among its own, by id as the list sorts them. The feed goes only as far as all
 * before is there, so that nothing ever comes in between: an own entry waits for the bound ones before it, and a bound one
 * beyond the last own entry waits for the next page.
 */
export function mergeFeed(own: Own, { index, entries: read }: Listed, order: Order): Feed {
  const direction = order === 'newest' ? -1 : 1
  const isBefore = (one: number, other: number) => (one - other) * direction < 0
  const ownIds = new Set(own.entries.map(({ id }) => id))
  // What the card's own list has is no other card's, whatever the portal says.
  const rows = index.rows.filter(({ id }) => read[id] !== null && !ownIds.has(id))
  const boundCount = index.total - (index.rows.length - rows.length)
  const last = own.entries.at(-1)
  const among = own.ended ? rows : rows.filter(({ id }) => last && isBefore(id, last.id))
  const waiting = among.filter(({ id }) => !read[id])
  // Behind the last row of a list that goes on nobody knows what comes next.
  const end = index.rows.length < index.total ? (index.rows.at(-1)?.id ?? -direction * Infinity) : null
  const isSure = (id: number) => end === null || !isBefore(end, id)
  const entries = [...own.entries, ...among.flatMap(({ id }) => read[id] ?? [])]
    .filter(({ id }) => isSure(id) && !(waiting[0] && isBefore(waiting[0].id, id)))
    .toSorted((one, other) => (one.id - other.id) * direction)
  const needsRows = end !== null && (own.ended || !own.entries.every(({ id }) => isSure(id)))
  return {
    entries,
    owners: new Map(rows.map(({ id, owner }) => [id, owner])),
    boundCount,
    due:
      waiting.length > 0
        ? { read: 'entries', rows: waiting.slice(0, PAGE_SIZE) }
        : needsRows
          ? { read: 'rows' }
          : null,
  }
}
