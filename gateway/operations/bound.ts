import type { Entry } from '#core/entry.ts'
import type { Context } from './context.ts'
import type { Newest } from './numbering.ts'

/** What tells entries that may be a write's own from those that were there before it. */
export interface Bound {
  /** The highest entry id known before it left. */
  after: number
  /** The portal's date of that entry, in Unix milliseconds; null where it is not known. */
  dated: number | null
  /** Unix milliseconds of the first time it was sent; null before that. */
  sentAt: number | null
}

/** How far apart two clocks are at most that were never compared, and how far two that were, in milliseconds. */
const APART_MS = 600_000
const COMPARED_MS = 5_000

/** How far apart the dates of entries written at once may be, in milliseconds: each request is dated on its way. */
const AT_ONCE_MS = 2_000

/** How the portal's clock goes, as far as it is known. */
type Clocks = Pick<Context, 'numbering' | 'portalId' | 'date'>

export function boundOf({ id, dated }: Newest): Bound {
  return { after: id, dated, sentAt: null }
}

export function newestOf(entries: readonly Entry[]): Newest {
  const newest = entries.reduce<Entry | null>((best, each) => (best && best.id > each.id ? best : each), null)
  return newest ? { id: newest.id, dated: dateOf(newest) } : { id: 0, dated: null }
}

/** Unix milliseconds by the portal's clock; null where it did not say. */
export function dateOf({ created }: Entry): number | null {
  const ms = created === null ? NaN : Date.parse(created)
  return Number.isNaN(ms) ? null : ms
}

/**
 * True for what may have been written after the bound. A lower id with a later date is newer too: the portal was put
 * back from a backup and counts anew. What is dated long before the write left is not, for the bound may be another card's.
 */
export function isNewer({ numbering, portalId, date: today }: Clocks, bound: Bound, entry: Entry): boolean {
  const { after, dated, sentAt } = bound
  const date = dateOf(entry)
  if (date === null) return entry.id > after
  // What was sent later than today was sent by a clock that was set back since.
  const isDated = sentAt !== null && sentAt <= today()
  if (isDated && date < sentAt + (numbering.ahead(portalId) ?? 0) - APART_MS) return false
  return entry.id > after || (dated !== null && date > dated + AT_ONCE_MS)
}

/**
 * True where a claim (Unix milliseconds) is of this entry. One that is older than the entry is of another that had its
 * number in an earlier life of the portal.
 */
export function isClaimOf({ numbering, portalId }: Clocks, entry: Entry, claimedAt: number): boolean {
  const date = dateOf(entry)
  if (date === null) return true
  const ahead = numbering.ahead(portalId)
  return claimedAt >= (ahead === null ? date - APART_MS : date - ahead - COMPARED_MS)
}
