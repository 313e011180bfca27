import { type Order, PAGE_SIZE } from './calls.ts'
import type { Entry } from './entry.ts'

/**
 * A card's entries as far as they were read, in one order. The portal's list is a window by offset over entries that
 * others write and delete meanwhile; ids only grow. No entry that the portal has is missing up to the edge.
 */
export interface TrailList {
  order: Order
  /** Once each, by id in that order. Deleted ones stay until it is known. */
  entries: readonly Entry[]
  /** Newest first: the id of the first row. Entries above it are our own; others may lie between. Null without rows. */
  top: number | null
  /** How far it was read: the id of the furthest row. Null before the first row. */
  edge: number | null
  /** Rows up to the edge, at the portal's last answer. Newest first never too many; else only where to ask next. */
  passed: number
  /** All rows at that answer; null where the portal did not count. */
  total: number | null
  /** True where the portal had no row beyond the edge when it answered last. */
  ended: boolean
  /** How far it is shown: id of the last entry. Those behind it wait for the next press. Null shows all. */
  shownTo: number | null
  /** True where the portal was asked for more and gave nothing new, although there should be some. */
  stuck: boolean
}

/** What to ask for next: the page at `offset`, and with `before` the page in front of it in the same request. */
export interface Ask {
  offset: number
  before: boolean
}

/** One answer: rows in the list's order, and those of the page before. */
export interface ListAnswer {
  offset: number
  entries: readonly Entry[]
  total: number | null
  before: readonly Entry[] | null
}

/** All entries of the pages once each, in the order they came: portals repeat rows between pages. */
export function uniqueEntries(pages: readonly { entries: readonly Entry[] }[]): Entry[] {
  return [...new Map(pages.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])).values()]
}

/** The list after its first page, all of it shown. */
export function firstList(order: Order, page: Pick<ListAnswer, 'entries' | 'total'>): TrailList {
  const start = { order, entries: [], top: null, edge: null, passed: 0, total: null, shownTo: null }
  const list = withAnswer({ ...start, ended: false, stuck: false }, { ...page, offset: 0, before: null })
  return { ...list, top: list.entries[0]?.id ?? null, shownTo: list.edge }
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
    ended: total === null ? rows.length < PAGE_SIZE : passed >= total,
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

/** The list's entries and others in their places, once each. */
export function withEntries({ order, entries }: TrailList, others: readonly Entry[]): Entry[] {
  const direction = order === 'newest' ? -1 : 1
  return uniqueEntries([{ entries }, { entries: others }]).toSorted((a, b) => (a.id - b.id) * direction)
}

export function isBeyond({ order }: TrailList, limit: number | null, id: number): boolean {
  if (limit === null) return true
  return order === 'newest' ? id < limit : id > limit
}

/** The entries that are on the screen. */
export function shownEntries(list: TrailList): readonly Entry[] {
  const { entries, shownTo } = list
  return shownTo === null ? entries : entries.filter(({ id }) => !isBeyond(list, shownTo, id))
}

/** Entries that were read and are not shown yet. */
export function waitingCount(list: TrailList): number {
  return list.entries.length - shownEntries(list).length
}

/** How many entries the next press brings; `written` are those known to have been written beyond the edge. */
export function nextCount(list: TrailList, written = 0): number {
  const { ended, total, passed } = list
  const rest = ended ? written : total === null ? PAGE_SIZE : Math.max(1, total - passed)
  return Math.min(PAGE_SIZE, waitingCount(list) + rest)
}

/** The list with so many more entries shown, as far as they are there. */
export function showMore(list: TrailList, count: number): TrailList {
  const end = shownEntries(list).length + count
  return { ...list, shownTo: list.entries.slice(0, end).at(-1)?.id ?? list.shownTo }
}
