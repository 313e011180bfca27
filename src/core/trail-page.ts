import * as calls from './calls.ts'
import type { Card } from './entity-types.ts'
import {
  type Beside,
  type Details,
  type Rows,
  detailCalls,
  readDetails,
  readPeople,
} from './entry-details.ts'
import type { Entry, Person } from './entry.ts'
import { learnFrom, learnShape, titledTypes } from './learned.ts'
import { type EntryList, readList } from './operations.ts'
import { BATCH_LIMIT, type Call, type Memory, type Portal, outcomeOf } from './portal.ts'
import type { ListShape } from './wire/shapes.ts'

/** Ten entries with all that hangs on them. */
export interface TrailPage extends Details {
  entries: Entry[]
  /** All entries of the card; null where the portal did not count. */
  total: number | null
}

/** Reads what hangs on entries that are already known, in one request: at most ten at a time. */
export async function loadDetails(
  portal: Portal,
  owner: Card,
  entries: readonly Entry[],
  memory: Memory,
): Promise<Details> {
  const known = entries.slice(0, calls.PAGE_SIZE)
  if (known.length === 0) return { byEntry: {}, people: [], titles: {} }
  const named = detailCalls(owner, known, titledTypes(memory, BATCH_LIMIT - 21))
  const answers = await portal.batch(named, { halt: false })
  const details = readDetails(answers, known)
  learnFrom(memory, details)
  return details
}

/**
 * Commands for the details of a page that is itself asked for in the same batch; before its shape is known, only for the
 * names of what stands beside it.
 */
export function pageDetails(
  owner: Card,
  shape: ListShape | null,
  asked: Record<string, Call>,
  memory: Memory,
  beside?: Beside,
): Record<string, Call> {
  if (!shape && !beside) return {}
  const list = shape === 'wrapped' ? '$result[list][logMessages]' : '$result[list]'
  const rows = Array.from({ length: shape ? calls.PAGE_SIZE : 0 }, (_, k) => ({
    id: `${list}[${k}][id]`,
    authorId: `${list}[${k}][authorId]`,
  }))
  const used = Object.keys(asked).length + 2 * rows.length + 1
  return detailCalls(owner, rows, titledTypes(memory, BATCH_LIMIT - used), beside)
}

/** Completes a list: from the same batch, or by a second one where the list's shape was a surprise. */
export async function withDetails(
  portal: Portal,
  owner: Card,
  list: EntryList,
  rows: Rows | null,
  memory: Memory,
): Promise<TrailPage> {
  const { entries, total, shape } = list
  learnShape(memory, shape)
  if (!rows) return { entries, total, ...(await loadDetails(portal, owner, entries, memory)) }
  const details = readDetails(rows, entries)
  learnFrom(memory, details)
  const authors = [...new Set(entries.map((entry) => entry.authorId))]
  const people = details.people.length > 0 ? details.people : await loadPeople(portal, authors)
  return { entries, total, ...details, people }
}

/** People by plain numbers, where a portal made nothing of the references or nothing was asked; none where it fails. */
export async function loadPeople(portal: Portal, ids: readonly number[]): Promise<Person[]> {
  if (ids.length === 0) return []
  try {
    return readPeople(await portal.batch({ people: calls.peopleCall([...ids]) }, { halt: false }))
  } catch {
    return []
  }
}

export function readListRow(rows: Rows, name = 'list'): EntryList {
  const row = outcomeOf(rows, name)
  if (!row.ok) throw row.error
  return readList(row.value)
}
