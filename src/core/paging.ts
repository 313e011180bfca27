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
export function firstList(
  order: Order,
  { entries: rows, total }: Pick<ListAnswer, 'entries' | 'total'>,
): TrailList {
  const entries = withEntries({ order, entries: [] }, rows)
  const edge = rows.at(-1)?.id ?? null
  const passed = rows.length
  const list = { order, entries, top: entries[0]?.id ?? null, edge, passed, total, stuck: false }
  return { ...list, ended: isEnd(rows, passed, total), shownTo: edge }
}

/** Whether the portal has no row behind these, which are the last of so many that were passed. */
export function isEnd(rows: readonly Entry[], passed: number, total: number | null): boolean {
  return total === null ? rows.length < PAGE_SIZE : passed >= total
}

/** The list's entries and others in their places, once each. */
export function withEntries(
  { order, entries }: Pick<TrailList, 'order' | 'entries'>,
  others: readonly Entry[],
): Entry[] {
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
