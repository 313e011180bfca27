import { PAGE_SIZE, listCall } from './calls.ts'
import type { Card } from './entity-types.ts'
import type { Entry } from './entry.ts'
import { type EntryList, readList } from './operations.ts'
import { type TrailList, isBeyond, withEntries } from './paging.ts'
import { BATCH_LIMIT, type Portal, mapOutcome, outcomeOf } from './portal.ts'

/**
 * Reads a card's list again to its end, newest first, 500 rows in a request, and nothing else. `rows` is how many there
 * are as far as is known; where there are more by now, it goes on. Errors: those of the list and of the request.
 */
export async function readAgain(portal: Portal, owner: Card, rows: number): Promise<EntryList[]> {
  const pages: EntryList[] = []
  for (let wanted = rows; pages.length * PAGE_SIZE < wanted;) {
    const count = Math.min(BATCH_LIMIT, Math.ceil(wanted / PAGE_SIZE) - pages.length)
    const from = pages.length
    const named = Object.fromEntries(
      Array.from({ length: count }, (_, k) => [
        `list${k}`,
        listCall(owner, 'newest', (from + k) * PAGE_SIZE),
      ]),
    )
    const found = await portal.batch(named, { halt: false })
    for (const name of Object.keys(named)) {
      const list = mapOutcome(outcomeOf(found, name), readList)
      if (!list.ok) throw list.error
      pages.push(list.value)
      wanted = Math.max(wanted, list.value.total ?? 0)
    }
  }
  return pages
}

/** Of the known entries, those that the portal has no more: they lie within what the pages cover, and are not there. */
export function goneIds(known: readonly Entry[], pages: readonly EntryList[]): number[] {
  const there = new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id)))
  const ranges = covered(pages)
  return known
    .map(({ id }) => id)
    .filter((id) => !there.has(id) && ranges.some(([from, to]) => from < id && id < to))
}

/**
 * The ids between which the pages have all that there is. Rows of one page follow each other without a gap, and so do
 * two pages where the total did not fall: with it, rows could have moved up between the two.
 */
function covered(pages: readonly EntryList[]): [from: number, to: number][] {
  const ranges: [from: number, to: number][] = []
  for (const [k, { entries, total }] of pages.entries()) {
    const ids = entries.map(({ id }) => id)
    const isEnd = ids.length < PAGE_SIZE || (total !== null && k * PAGE_SIZE + ids.length >= total)
    const from = isEnd ? -Infinity : Math.min(...ids)
    const before = ranges.at(-1)
    const totalBefore = pages[k - 1]?.total ?? null
    if (before && total !== null && totalBefore !== null && total >= totalBefore) before[0] = from
    else ranges.push([from, k === 0 ? Infinity : Math.max(...ids)])
  }
  return ranges
}

/**
 * The list after all rows were read again when it was as `start`: with the entries that were missing. What was deleted
 * here meanwhile stays away, and newest first, rows above the first one are left out.
 */
export function withAllRows(list: TrailList, start: TrailList, pages: readonly EntryList[]): TrailList {
  const last = pages.at(-1)
  if (!last) return list
  const there = new Set(list.entries.map(({ id }) => id))
  const deleted = new Set(start.entries.map(({ id }) => id).filter((id) => !there.has(id)))
  const highest = list.order === 'newest' ? (list.top ?? 0) : Infinity
  const rows = pages.flatMap(({ entries }) => entries.filter(({ id }) => id <= highest && !deleted.has(id)))
  const entries = withEntries(list, rows)
  const furthest = entries.findLast(({ id }) => isBeyond(list, list.edge, id))
  const count = (pages.length - 1) * PAGE_SIZE + last.entries.length
  return {
    ...list,
    entries,
    edge: furthest?.id ?? list.edge,
    passed: count,
    total: last.total,
    ended: last.entries.length < PAGE_SIZE || (last.total !== null && count >= last.total),
    stuck: false,
  }
}
