import { PAGE_SIZE } from './calls.ts'
import type { EntryList } from './operations.ts'
import { type TrailList, isBeyond } from './paging.ts'

/**
 * How many entries were written since, as far as the newest ten tell. Newest first, those above the list. Oldest first,
 * those behind its end; before it has come to the end nothing is known of them.
 */
export function newerCount(list: TrailList, head: EntryList, gone: readonly number[] = []): number {
  const known = new Set(list.entries.map(({ id }) => id))
  if (list.order === 'oldest')
    return list.ended ? head.entries.filter(({ id }) => isBeyond(list, list.edge, id)).length : 0
  const fresh = head.entries.filter(({ id }) => !known.has(id) && id > (list.top ?? 0)).length
  if (fresh < PAGE_SIZE) return fresh
  // All ten are new, so there may be more behind them.
  const since = (head.total ?? 0) - (list.total ?? 0)
  return Math.max(fresh, list.passed + since - liveCount(list, gone))
}

/** Entries that were read and, as far as is known, not deleted since. */
export function liveCount({ entries }: TrailList, gone: readonly number[]): number {
  return entries.filter(({ id }) => !gone.includes(id)).length
}
