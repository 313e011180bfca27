import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Card, FIXED_TYPES, cardKey } from './entity-types.ts'
import { type Binding, type Entry, type Note, type Person, toPerson, toTitle } from './entry.ts'
import { readBindings, readNote } from './operations.ts'
import { type Answer, type Call, type Outcome, type Portal } from './portal.ts'
import { done, mapOutcome, outcomeOf } from './portal.ts'
import { read } from './wire/read.ts'
import { crmItemList, userRow } from './wire/shapes.ts'

export type Rows = Record<string, Outcome<Answer>>

/** What hangs on an entry. A half that could not be read says why, and leaves the rest of the screen whole. */
export interface EntryDetails {
  note: Outcome<Note | null>
  bindings: Outcome<Binding[]>
}

export interface Details {
  byEntry: Record<number, EntryDetails>
  people: Person[]
  /** Titles of bound cards by cardKey; empty where the caller may not read the card, absent where nobody asked. */
  titles: Record<string, string>
}

/** Further cards an entry is asked titles for; the first of its bindings is as a rule its own card. */
const TITLED_BINDINGS = 4

export const DEFAULT_TITLED_TYPES: readonly number[] = FIXED_TYPES.filter(
  (type) => type.entityTypeId !== 14,
).map((type) => type.entityTypeId)

/** Rows of the same batch that hold further entries, notes and bindings: their authors and cards have names as well. */
export interface Beside {
  entries: readonly string[]
  notes: readonly string[]
  bindings: readonly string[]
}

/** A reference that leads nowhere is replaced by a parent array; behind a 0 it stays text, which PHP casts to 0 (inferred). */
const idOr0 = (reference: calls.IdOrReference) =>
  typeof reference === 'number' ? reference : `0${reference}`

/** Commands for what hangs on entries, whose ids and authors may be batch references. */
export function detailCalls(
  owner: Card,
  rows: { id: calls.IdOrReference; authorId: calls.IdOrReference }[],
  titledTypes: readonly number[],
  beside: Beside = { entries: [], notes: [], bindings: [] },
): Record<string, Call> {
  const named: Record<string, Call> = {}
  for (const [k, row] of rows.entries()) {
    named[`note${k}`] = calls.noteGetCall(owner, row.id)
    named[`bind${k}`] = calls.bindingsCall(row.id)
  }
  const notes = [...rows.map((_, k) => `note${k}`), ...beside.notes]
  const writers = [
    ...beside.entries.map((name) => `0$result[${name}][logMessage][authorId]`),
    ...notes.map((name) => `0$result[${name}][updatedById]`),
  ]
  named['people'] = calls.peopleCall([...new Set([...rows.map((row) => idOr0(row.authorId)), ...writers])])
  const bindings = [...rows.map((_, k) => `bind${k}`), ...beside.bindings]
  const bound = bindings.flatMap((name) =>
    Array.from({ length: TITLED_BINDINGS }, (_, n) => `0$result[${name}][${n}][ENTITY_ID]`),
  )
  for (const entityTypeId of titledTypes) named[`cards${entityTypeId}`] = calls.cardsCall(entityTypeId, bound)
  return named
}

/** Reads the rows `detailCalls` asked for, in the order of the entries it asked about. */
export function readDetails(rows: Rows, entries: readonly Entry[]): Details {
  const byEntry: Details['byEntry'] = {}
  for (const [k, entry] of entries.entries()) {
    byEntry[entry.id] = {
      note: readNoteRow(outcomeOf(rows, `note${k}`)),
      bindings: mapOutcome(outcomeOf(rows, `bind${k}`), readBindings),
    }
  }
  return {
    byEntry,
    people: readPeople(rows),
    titles: { ...hiddenTitles(rows, byEntry), ...readTitles(rows) },
  }
}

/** Bound cards that were asked for and did not come: hidden from the caller, or gone. */
export function hiddenTitles(rows: Rows, byEntry: Details['byEntry']): Record<string, string> {
  const asked = Object.values(byEntry).flatMap(({ bindings }) =>
    bindings.ok ? bindings.value.slice(0, TITLED_BINDINGS) : [],
  )
  return Object.fromEntries(
    asked.flatMap(({ entityTypeId, entityId }) =>
      entityTypeId !== null && rows[`cards${entityTypeId}`]?.ok === true
        ? [[cardKey({ entityTypeId, entityId }), '']]
        : [],
    ),
  )
}

/** Titles of cards by their ids, in one request; of a type the portal would not list, none at all. */
export async function loadTitles(portal: Portal, cards: readonly Card[]): Promise<Record<string, string>> {
  const named: Record<string, Call> = {}
  for (const entityTypeId of new Set(cards.map((card) => card.entityTypeId))) {
    const ids = cards.filter((card) => card.entityTypeId === entityTypeId).map((card) => card.entityId)
    named[`cards${entityTypeId}`] = calls.cardsCall(entityTypeId, ids.slice(0, 50))
  }
  const rows = await portal.batch(named, { halt: false })
  const answered = cards.filter((card) => rows[`cards${card.entityTypeId}`]?.ok === true)
  const missing = Object.fromEntries(answered.map((card) => [cardKey(card), '']))
  return { ...missing, ...readTitles(rows) }
}

/** An entry without a note is answered NOT_FOUND (REST docs: crm-timeline-note-get). */
export function readNoteRow(row: Outcome<Answer>): Outcome<Note | null> {
  if (!row.ok && row.error.code === 'notFound') return done(null)
  return mapOutcome(row, readNote)
}

export function readPeople(rows: Rows): Person[] {
  const row = rows['people']
  const found = v.safeParse(v.array(userRow), row?.ok ? row.value.result : null)
  return found.success ? found.output.map(toPerson) : []
}

export function readTitles(rows: Rows): Record<string, string> {
  const titles: Record<string, string> = {}
  for (const [name, row] of Object.entries(rows)) {
    const entityTypeId = Number(/^cards(\d+)$/.exec(name)?.[1])
    if (!entityTypeId) continue
    const list = mapOutcome(row, (answer) => read(crmItemList, answer.result, 'crm.item.list'))
    if (!list.ok) continue
    for (const item of list.value.items)
      titles[cardKey({ entityTypeId, entityId: item.id })] = toTitle(item) || `#${item.id}`
  }
  return titles
}
