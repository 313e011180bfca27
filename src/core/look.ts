import * as calls from './calls.ts'
import type { Card } from './entity-types.ts'
import { type EntryDetails, type Rows, readNoteRow, readPeople, readTitles } from './entry-details.ts'
import type { Person } from './entry.ts'
import { titledTypes } from './learned.ts'
import { type Ledger, ledgerCall, ownOptionsCall, readLedger } from './ledger.ts'
import { type EntryList, readBindings } from './operations.ts'
import { isPassing } from './portal-error.ts'
import { BATCH_LIMIT, type Call, type Memory, type Portal, failed, mapOutcome, outcomeOf } from './portal.ts'
import { readListRow } from './trail-page.ts'

/** Entries that one look asks about: their notes and bindings, the head, the ledger and the names fill a batch. */
export const LOOK_ENTRIES = 23

/** Types of cards that are asked for titles. A look is repeated all day, and lists of cards are dear to a portal. */
const TITLED_TYPES = 4

/** An entry on the screen. `bound` says whether it is known to show on a card. */
export interface Seen {
  id: number
  bound: boolean
}

/** What a card's trail is now, as far as one request tells. */
export interface Look {
  /** The newest ten. */
  head: EntryList
  /** What hangs on the entries that were asked about, by entry id. */
  byEntry: Record<number, EntryDetails>
  /** Null where one of its halves could not be read. */
  ledger: Ledger | null
  /** Who changed the notes. */
  people: Person[]
  /** Titles of bound cards by cardKey, as far as they came. */
  titles: Record<string, string>
  /** Ids of the entries asked about that were deleted. */
  gone: number[]
}

/**
 * Looks at the newest ten entries of a card, its ledger, and the notes and bindings of entries on the screen, of which
 * the first 23 count. It is one batch; a second one follows only where an entry lost its last binding, to learn whether
 * it was deleted. Errors: those of the list and of the first request; every other part fails alone.
 */
export async function loadLook(
  portal: Portal,
  owner: Card,
  seen: readonly Seen[],
  memory: Memory,
): Promise<Look> {
  const asked = seen.slice(0, LOOK_ENTRIES)
  const rows = await portal.batch(lookCalls(owner, asked, memory), { halt: false })
  const head = readListRow(rows)
  const byEntry: Look['byEntry'] = {}
  for (const [k, { id }] of asked.entries()) {
    byEntry[id] = {
      note: readNoteRow(outcomeOf(rows, `note${k}`)),
      bindings: mapOutcome(outcomeOf(rows, `bind${k}`), readBindings),
    }
  }
  const gone = await settleEmpty(portal, asked, byEntry)
  return {
    head,
    byEntry,
    ledger: ledgerOf(rows, owner),
    people: readPeople(rows),
    titles: readTitles(rows),
    gone,
  }
}

function lookCalls(owner: Card, asked: readonly Seen[], memory: Memory): Record<string, Call> {
  const named: Record<string, Call> = {
    list: calls.listCall(owner, 'newest', 0),
    ledger: ledgerCall(owner),
    own: ownOptionsCall,
  }
  if (asked.length === 0) return named
  for (const [k, { id }] of asked.entries()) {
    named[`note${k}`] = calls.noteGetCall(owner, id)
    named[`bind${k}`] = calls.bindingsCall(id)
  }
  // Behind the 0 a reference that leads nowhere is no id (docs/portal.md).
  named['people'] = calls.peopleCall(asked.map((_, k) => `0$result[note${k}][updatedById]`))
  const bound = asked.flatMap((_, k) => [0, 1, 2].map((n) => `0$result[bind${k}][${n}][ENTITY_ID]`))
  const room = BATCH_LIMIT - Object.keys(named).length
  for (const entityTypeId of titledTypes(memory, Math.min(room, TITLED_TYPES)))
    named[`cards${entityTypeId}`] = calls.cardsCall(entityTypeId, bound)
  return named
}

/**
 * An entry without bindings was deleted, or taken off its last card, or is hidden from the caller: only the portal's
 * NOT_FOUND for the entry itself says that it is gone. Where that is not answered, the empty bindings do not count.
 */
async function settleEmpty(
  portal: Portal,
  asked: readonly Seen[],
  byEntry: Look['byEntry'],
): Promise<number[]> {
  const emptied = asked.filter(({ id, bound }) => {
    const bindings = byEntry[id]?.bindings
    return bound && bindings?.ok === true && bindings.value.length === 0
  })
  if (emptied.length === 0) return []
  const named = Object.fromEntries(emptied.map(({ id }) => [`entry${id}`, calls.getCall(id)]))
  const rows: Rows = await portal.batch(named, { halt: false }).catch(() => ({}))
  const gone: number[] = []
  for (const { id } of emptied) {
    const row = outcomeOf(rows, `entry${id}`)
    if (row.ok) continue
    if (row.error.code === 'notFound') gone.push(id)
    else byEntry[id] = { note: failed(row.error), bindings: failed(row.error) }
  }
  return gone
}

/** A half that failed for the moment would take its records off the screen. */
function ledgerOf(rows: Rows, owner: Card): Ledger | null {
  const own = outcomeOf(rows, 'own')
  const ledger = readLedger(outcomeOf(rows, 'ledger'), own, owner)
  return ledger.failed || (!own.ok && isPassing(own.error)) ? null : ledger
}
