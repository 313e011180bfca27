import type { Entry } from './entry.ts'
import { liveCount, newerCount } from './newer-count.ts'
import type { EntryList } from './operations.ts'
import { type TrailList, nextCount, shownEntries } from './paging.ts'

/** What is known beside the list itself. */
export interface Beside {
  /** The newest ten, as the last look found them. */
  head: EntryList
  /** True where that look is later than the last change of the list. */
  isHeadLater: boolean
  /** Ids of entries that were found deleted. */
  gone: readonly number[]
}

/** What the screen says of a list. */
export interface TrailView {
  /** In order; those that were deleted stay where they are, and are marked. */
  entries: readonly Entry[]
  /** How many of them are not deleted, as far as is known. */
  shown: number
  /** All entries of the card; null where the portal did not count. */
  total: number | null
  /** Entries written since: newest first above the list, oldest first behind its end. */
  written: number
  /** How many entries the next press brings; 0 where there are no more. */
  nextCount: number
  /**
   * At the end of the list: entries that the portal counts, and that are neither read nor announced. Below 0 where more
   * were read than it counts: some were deleted. Before the end 0.
   */
  missing: number
}

/** What to say of a list, with what the last look told. */
export function trailView(list: TrailList, { head, isHeadLater, gone }: Beside): TrailView {
  const entries = shownEntries(list)
  const total = (isHeadLater ? head.total : null) ?? list.total
  const written = newerCount(list, head, gone)
  const isEnd = list.ended || list.stuck
  return {
    entries,
    shown: entries.filter(({ id }) => !gone.includes(id)).length,
    total,
    written,
    nextCount: nextCount(list, list.order === 'oldest' ? written : 0),
    missing: isEnd && total !== null ? total - liveCount(list, gone) - written : 0,
  }
}
