import * as calls from './calls.ts'
import type { Card } from './entity-types.ts'
import { type Beside, type EntryDetails, type Rows, readNoteRow } from './entry-details.ts'
import { type Entry, isAt } from './entry.ts'
import { readBindings, readEntry } from './operations.ts'
import { PortalError, type ErrorCode } from './portal-error.ts'
import { type Call, type Outcome, done, mapOutcome, outcomeOf } from './portal.ts'
import { read } from './wire/read.ts'
import { historyItemList } from './wire/shapes.ts'

/** An entry that shows on a card although it was created on another one, its `owner`. */
export interface BoundRow {
  id: number
  owner: Card
}

/** Which entries are bound to a card, as far as they are listed. */
export interface BoundIndex {
  /** In the order that was asked for, without a gap from its beginning on. */
  rows: readonly BoundRow[]
  /** How many there are, listed or not. */
  total: number
}

/** What a card knows of the entries that are bound to it. */
export type Bound =
  | {
      state: 'listed'
      index: BoundIndex
      /** By id, as far as they were read; null where the entry is gone or closed to the reader. */
      entries: Readonly<Record<number, Entry | null>>
    }
  /** The portal has no such list. */
  | { state: 'missing' }
  /** The list could not be read this time. */
  | { state: 'failed'; error: PortalError }

const LISTS = ['boundOther', 'boundSame'] as const

/** Log messages of REST among all records of a timeline (seen in builds). */
const LOG_MESSAGES = { typeId: 25, typeCategoryId: 5 }

/**
 * Lists by id what is bound to a card but was created elsewhere, at most 50 a command: on cards of other types, and on
 * other cards of the same type. One filter cannot say both; the card's own entries, as a rule the most, stay out, and the
 * totals count nothing else. `after` is the last id that is known. The method is undocumented (docs/portal.md).
 */
export function boundListCalls(
  card: Card,
  order: calls.Order,
  after: number | null = null,
): Record<string, Call> {
  const { entityTypeId, entityId } = card
  const since = after === null ? {} : { [order === 'newest' ? '<id' : '>id']: after }
  const list = (owner: Record<string, number>): Call => ({
    method: 'crm.timeline.historyitem.list',
    params: {
      select: ['id', 'associatedEntityTypeId', 'associatedEntityId'],
      order: { id: order === 'newest' ? 'desc' : 'asc' },
      filter: { bindings: { entityTypeId, entityId }, ...LOG_MESSAGES, ...owner, ...since },
    },
  })
  return {
    boundOther: list({ '!=associatedEntityTypeId': entityTypeId }),
    boundSame: list({ associatedEntityTypeId: entityTypeId, '!=associatedEntityId': entityId }),
  }
}

/** Reads both lists behind what is known before: complete down to the row where the first of them breaks off. */
export function readBoundLists(
  rows: Rows,
  order: calls.Order,
  before: BoundIndex = { rows: [], total: 0 },
): Outcome<BoundIndex> {
  const direction = order === 'newest' ? -1 : 1
  const found: BoundRow[] = []
  let total = 0
  let end = direction * Infinity
  for (const name of LISTS) {
    const list = mapOutcome(outcomeOf(rows, name), (answer) => {
      const { items } = read(historyItemList, answer.result, 'crm.timeline.historyitem.list')
      if (answer.total === null) throw new PortalError('unreadable', { method: name, status: 200 })
      return { items, total: answer.total }
    })
    if (!list.ok) return list
    const { items } = list.value
    found.push(...items)
    total += list.value.total
    const last = items.at(-1)
    if (last && items.length < list.value.total && (last.id - end) * direction < 0) end = last.id
  }
  const after = before.rows.at(-1)?.id ?? -direction * Infinity
  const next = found
    // A portal that pays no heed to "after" would list the same rows for ever.
    .filter(({ id }) => (id - end) * direction <= 0 && (id - after) * direction > 0)
    .toSorted((a, b) => (a.id - b.id) * direction)
  return done({ rows: [...before.rows, ...next], total: before.rows.length + total })
}

/** Commands for entries that are known by id alone: the entry, its note on the card, its bindings. */
export function boundEntryCalls(card: Card, ids: readonly calls.IdOrReference[]): Record<string, Call> {
  const named: Record<string, Call> = {}
  for (const [k, id] of ids.entries()) {
    named[`boundGet${k}`] = calls.getCall(id)
    named[`boundNote${k}`] = calls.noteGetCall(card, id)
    named[`boundBind${k}`] = calls.bindingsCall(id)
  }
  return named
}

/** The same entries for the commands that ask for names of people and cards. */
export function besideBound(count: number): Beside {
  const rowsOf = (name: string) => Array.from({ length: count }, (_, k) => `${name}${k}`)
  return { entries: rowsOf('boundGet'), notes: rowsOf('boundNote'), bindings: rowsOf('boundBind') }
}

export interface BoundEntries {
  /** Null where the entry is gone or closed to the reader; absent where it could not be read this time. */
  entries: Record<number, Entry | null>
  byEntry: Record<number, EntryDetails>
}

/** Reads the rows `boundEntryCalls` asked for, in the order of the entries it asked about. */
export function readBoundEntries(rows: Rows, card: Card, asked: readonly BoundRow[]): BoundEntries {
  const entries: BoundEntries['entries'] = {}
  const byEntry: BoundEntries['byEntry'] = {}
  for (const [k, { id }] of asked.entries()) {
    const entry = mapOutcome(outcomeOf(rows, `boundGet${k}`), readEntry)
    const bindings = mapOutcome(outcomeOf(rows, `boundBind${k}`), readBindings)
    if (!entry.ok && MAY_PASS.has(entry.error.code)) continue
    // Listed a moment ago, and unbound since.
    const isHere = !bindings.ok || bindings.value.some((binding) => isAt(binding, card))
    entries[id] = entry.ok && isHere ? entry.value : null
    byEntry[id] = { note: readNoteRow(outcomeOf(rows, `boundNote${k}`)), bindings }
  }
  return { entries, byEntry }
}

/** Failures that say nothing of the list itself: it may well come at another try. */
const MAY_PASS: ReadonlySet<ErrorCode> = new Set(['budget', 'network', 'portalDown', 'rateLimit', 'timeout'])

/** Where a list that nobody documents is refused or not to be read, there is none. */
export function isNoBoundList(error: PortalError): boolean {
  return !MAY_PASS.has(error.code)
}
