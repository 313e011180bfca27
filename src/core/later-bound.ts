import { type Order, PAGE_SIZE } from './calls.ts'
import {
  type BoundEntries,
  type BoundIndex,
  type BoundRow,
  besideBound,
  boundEntryCalls,
  boundListCalls,
  readBoundEntries,
  readBoundLists,
} from './bound.ts'
import type { Card } from './entity-types.ts'
import { type Details, detailCalls, hiddenTitles, readPeople, readTitles } from './entry-details.ts'
import { learnFrom, titledTypes } from './learned.ts'
import { PortalError } from './portal-error.ts'
import { BATCH_LIMIT, type Memory, type Outcome, type Portal, outcomeOf } from './portal.ts'

/** The next rows of the lists, in one request. Errors: those of the lists and of the request. */
export async function loadBoundRows(
  portal: Portal,
  card: Card,
  order: Order,
  before: BoundIndex,
): Promise<BoundIndex> {
  const after = before.rows.at(-1)?.id ?? null
  const rows = await portal.batch(boundListCalls(card, order, after), { halt: false })
  const index = readBoundLists(rows, order, before)
  if (!index.ok) throw index.error
  // Counted, but not given out: then there is an end all the same.
  return index.value.rows.length > before.rows.length ? index.value : { ...before, total: before.rows.length }
}

/**
 * Reads up to ten entries that are bound to a card, with what hangs on them, in one request. Errors: of the request, and
 * of an entry that may come at another try.
 */
export async function loadBoundEntries(
  portal: Portal,
  card: Card,
  asked: readonly BoundRow[],
  memory: Memory,
): Promise<BoundEntries & Details> {
  const due = asked.slice(0, PAGE_SIZE)
  const named = boundEntryCalls(
    card,
    due.map(({ id }) => id),
  )
  const room = BATCH_LIMIT - Object.keys(named).length - 1
  const names = detailCalls(card, [], titledTypes(memory, room), besideBound(due.length))
  const rows = await portal.batch({ ...named, ...names }, { halt: false })
  const found = readBoundEntries(rows, card, due)
  const missed = due.findIndex(({ id }) => found.entries[id] === undefined)
  if (missed >= 0) throw errorOf(outcomeOf(rows, `boundGet${missed}`))
  const titles = { ...hiddenTitles(rows, found.byEntry), ...readTitles(rows) }
  const details = { byEntry: found.byEntry, people: readPeople(rows), titles }
  learnFrom(memory, details)
  return { ...found, ...details }
}

function errorOf(outcome: Outcome<unknown>): PortalError {
  return outcome.ok ? new PortalError('unreadable', { method: 'crm.timeline.logmessage.get' }) : outcome.error
}
