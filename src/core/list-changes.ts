import type { Entry } from './entry.ts'
import { leastPassed } from './next-page.ts'
import { type TrailList, withEntries } from './paging.ts'

/** The list after an entry was written here: newest first on top, else at the end, where paging will meet it. */
export function withWritten(list: TrailList, entry: Entry): TrailList {
  if (list.entries.some(({ id }) => id === entry.id)) return list
  const total = list.total === null ? null : list.total + 1
  if (list.order === 'oldest') return { ...list, total, ended: false }
  return { ...list, entries: withEntries(list, [entry]), passed: list.passed + 1, total }
}

/** The list after an entry was deleted here; `counted` where it was one of this card's own. */
export function withoutEntry(list: TrailList, entryId: number, counted: boolean): TrailList {
  const entries = list.entries.filter(({ id }) => id !== entryId)
  if (!counted) return { ...list, entries }
  const total = list.total === null ? null : Math.max(0, list.total - 1)
  // One that was not read yet counts as well: one row too few is asked for twice, and one too many would be skipped.
  return { ...list, entries, passed: Math.max(0, list.passed - 1), total }
}

/** True where a list that is read from its first page on has come to the entries of another one. */
export function reaches({ edge, ended }: TrailList, { top }: TrailList): boolean {
  return ended || (edge !== null && top !== null && edge <= top)
}

/** A list with the entries written since, as a newer one read from the first page on has them. */
export function withNewer(list: TrailList, newer: TrailList): TrailList {
  const { total } = newer
  if (list.order === 'oldest') return { ...list, total, ended: list.ended && total === list.total }
  // So many that the two do not meet: what was read before comes again by paging.
  if (list.top === null || !reaches(newer, list)) return { ...newer, shownTo: newer.edge }
  const { top } = list
  const entries = withEntries(
    list,
    newer.entries.filter(({ id }) => id > top),
  )
  const passed = leastPassed(list, total) ?? list.passed + entries.length - list.entries.length
  return { ...list, entries, top: newer.top, passed: Math.max(0, passed), total }
}
