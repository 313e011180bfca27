import { PAGE_SIZE } from './calls.ts'
import type { Entry } from './entry.ts'
import { type ListAnswer, type TrailList, isBeyond, isEnd, shownEntries, withEntries } from './paging.ts'

/** What to ask for next: the page at `offset`, and with `before` the page in front of it in the same request. */
export interface Ask {
  offset: number
  before: boolean
}

/**
 * The next page. It is always a whole one, for some portals know no other offsets (docs/portal.md). Oldest first, and
 * where nothing is counted, the page before has to show that no row in front was deleted: a total cannot, for what was
 * written since makes up for it. Newest first the total can.
 */
export function nextAsk({ order, passed, total }: TrailList): Ask {
  const offset = passed - (passed % PAGE_SIZE)
  const isProved = order === 'newest' && total !== null
  return { offset, before: offset > 0 && offset === passed && !isProved }
}

/**
 * The list after an answer. Its rows count only where no row can lie between them and the edge; otherwise only the
 * place to ask next changes, so that rows may come twice and are never skipped.
 */
export function withAnswer(list: TrailList, answer: ListAnswer): TrailList {
  const { offset, entries: rows, total, before } = answer
  const isPassed = ({ id }: Entry) => !isBeyond(list, list.edge, id)
  const least = leastPassed(list, total)
  const joins =
    offset === 0 ||
    rows.some(isPassed) ||
    (before ? before.length === PAGE_SIZE && before.every(isPassed) : least !== null && offset <= least)
  if (!joins) {
    const passed = before ? offset - PAGE_SIZE + before.filter(isPassed).length : (least ?? offset)
    return { ...list, total, passed: Math.max(0, passed), ended: false }
  }
  // A page of passed rows alone says that there are as many, and not how many more.
  const isBehind = rows.length === PAGE_SIZE && rows.every(isPassed)
  const passed = Math.max(offset + rows.length, isBehind ? (least ?? 0) : 0)
  const fresh = rows.filter((row) => !isPassed(row))
  return {
    ...list,
    entries: withEntries(list, fresh),
    edge: fresh.at(-1)?.id ?? list.edge,
    passed,
    total,
    ended: isEnd(rows, passed, total),
    stuck: false,
  }
}

/**
 * Newest first: the least number of rows up to the edge, now that there are `total`. What was written since is among
 * them, and what was deleted since may be. Null where the totals do not say it.
 */
export function leastPassed(list: TrailList, total: number | null): number | null {
  if (list.order === 'oldest' || list.total === null || total === null) return null
  return list.passed + total - list.total
}

/** The list with so many more entries shown, as far as they are there. */
export function showMore(list: TrailList, count: number): TrailList {
  const end = shownEntries(list).length + count
  return { ...list, shownTo: list.entries.slice(0, end).at(-1)?.id ?? list.shownTo }
}
