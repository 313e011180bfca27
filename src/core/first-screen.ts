import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Card, isSmartProcess } from './entity-types.ts'
import {
  DEFAULT_TITLED_TYPES,
  type Details,
  type Rows,
  detailCalls,
  readDetails,
  readNoteRow,
} from './entry-details.ts'
import { type Entry, type Me, type Note, toMe, toTitle } from './entry.ts'
import { type Ledger, ledgerCall, privateLedgerCall, readLedger, recordedEntryIds } from './ledger.ts'
import { type EntryList, readList } from './operations.ts'
import {
  BATCH_LIMIT,
  type Call,
  type Memory,
  type Outcome,
  type Portal,
  mapOutcome,
  outcomeOf,
} from './portal.ts'
import { read } from './wire/read.ts'
import { type ListShape, crmItemAnswer, ownerType, profile } from './wire/shapes.ts'

/** Ten entries with all that hangs on them. */
export interface TrailPage extends Details {
  entries: Entry[]
  /** All entries of the card; null where the portal did not count. */
  total: number | null
}

/** All that the tab needs before a person can read and act. */
export interface FirstScreen {
  page: TrailPage
  cardTitle: Outcome<string>
  me: Outcome<Me>
  ledger: Ledger
  /** Notes of the entries the ledger knows, by entry id. */
  ledgerNotes: Record<number, Outcome<Note | null>>
  /** Null where the portal did not say. */
  mayEdit: boolean | null
  /** Names of the types in the portal's language, smart processes included, by entityTypeId. */
  typeNames: Record<number, string>
}

/** Entries of the ledger whose notes fit into the first request; a card holds at most 7 pins (REST docs: actions). */
const LEDGER_NOTES = 7

/** Types that fit beside thirty rows of details. */
const TITLED_TYPES = 13

const SHAPE = 'listShape'
const TYPES = 'boundTypes'

/**
 * Loads the first screen: one batch where the portal's list shape is remembered, two at the first visit.
 * Errors: those of the list itself and of the request; every other part fails alone, as an outcome.
 */
export async function loadFirstScreen(
  portal: Portal,
  owner: Card,
  order: calls.Order,
  memory: Memory,
): Promise<FirstScreen> {
  const asked = aroundCalls(owner, order)
  const shape = rememberedShape(memory)
  const room = BATCH_LIMIT - Object.keys(asked).length
  const details = shape ? detailCalls(owner, references(shape), titledTypes(memory, room - 30)) : {}
  const rows = await portal.batch({ ...asked, ...details })
  const list = readListRow(rows)
  const around = readAround(rows)
  if (!shape) learnTypes(memory, Object.keys(around.typeNames).map(Number).filter(isSmartProcess))
  const page = await withDetails(portal, owner, list, shape === list.shape ? rows : null, memory)
  return { page, ...around }
}

/** Loads ten further entries from `offset` on, in one request once the list shape is remembered. */
export async function loadPage(
  portal: Portal,
  owner: Card,
  order: calls.Order,
  offset: number,
  memory: Memory,
): Promise<TrailPage> {
  const shape = rememberedShape(memory)
  const details = shape ? detailCalls(owner, references(shape), titledTypes(memory, 19)) : {}
  const rows = await portal.batch({ list: calls.listCall(owner, order, offset), ...details })
  const list = readListRow(rows)
  return withDetails(portal, owner, list, shape === list.shape ? rows : null, memory)
}

/** Reads what hangs on entries that are already known, in one request: at most ten at a time. */
export async function loadDetails(
  portal: Portal,
  owner: Card,
  entries: readonly Entry[],
  memory: Memory,
): Promise<Details> {
  const known = entries.slice(0, calls.PAGE_SIZE)
  const authors = new Set<number>()
  const rows = known.map((entry) => {
    const authorId = authors.has(entry.authorId) ? null : entry.authorId
    authors.add(entry.authorId)
    return { id: entry.id, authorId }
  })
  if (rows.length === 0) return { byEntry: {}, people: [], titles: {} }
  const answers = await portal.batch(detailCalls(owner, rows, titledTypes(memory, 20)))
  return learned(readDetails(answers, known), memory)
}

async function withDetails(
  portal: Portal,
  owner: Card,
  list: EntryList,
  rows: Rows | null,
  memory: Memory,
): Promise<TrailPage> {
  memory.write(SHAPE, list.shape)
  const { entries, total } = list
  const details = rows
    ? learned(readDetails(rows, entries), memory)
    : loadDetails(portal, owner, entries, memory)
  return { entries, total, ...(await details) }
}

function aroundCalls(owner: Card, order: calls.Order): Record<string, Call> {
  const named: Record<string, Call> = {
    list: calls.listCall(owner, order, 0),
    card: calls.cardCall(owner),
    me: calls.meCall,
    ledger: ledgerCall(owner),
    own: privateLedgerCall(owner),
    rights: calls.rightsProbe(owner),
    types: calls.typesCall,
  }
  for (let k = 0; k < LEDGER_NOTES; k++) {
    named[`ledgerNote${k}`] = calls.noteGetCall(owner, `$result[ledger][${k}][PREVIEW_TEXT]`)
  }
  return named
}

function readAround(rows: Rows): Omit<FirstScreen, 'page'> {
  const ledger = readLedger(outcomeOf(rows, 'ledger'), outcomeOf(rows, 'own'))
  const types = mapOutcome(outcomeOf(rows, 'types'), (answer) =>
    read(v.array(ownerType), answer.result, 'crm.enum.ownertype'),
  )
  return {
    cardTitle: mapOutcome(outcomeOf(rows, 'card'), (answer) =>
      toTitle(read(crmItemAnswer, answer.result, 'crm.item.get').item),
    ),
    me: mapOutcome(outcomeOf(rows, 'me'), (answer) => toMe(read(profile, answer.result, 'profile'))),
    ledger,
    ledgerNotes: readLedgerNotes(rows),
    mayEdit: readRights(outcomeOf(rows, 'rights')),
    typeNames: types.ok ? Object.fromEntries(types.value.map((type) => [type.ID, type.NAME])) : {},
  }
}

/** Rows of the storage and their notes stand in the same order, also where a record itself is unreadable. */
function readLedgerNotes(rows: Rows): FirstScreen['ledgerNotes'] {
  const notes: FirstScreen['ledgerNotes'] = {}
  const ids = recordedEntryIds(outcomeOf(rows, 'ledger')).slice(0, LEDGER_NOTES)
  for (const [k, entryId] of ids.entries()) {
    if (entryId !== null) notes[entryId] ??= readNoteRow(outcomeOf(rows, `ledgerNote${k}`))
  }
  return notes
}

function readRights(row: Outcome<unknown>): boolean | null {
  if (row.ok || row.error.code === 'notFound') return true
  return row.error.code === 'accessDenied' ? false : null
}

function readListRow(rows: Rows): EntryList {
  const row = outcomeOf(rows, 'list')
  if (!row.ok) throw row.error
  return readList(row.value)
}

function references(shape: ListShape) {
  const list = shape === 'wrapped' ? '$result[list][logMessages]' : '$result[list]'
  return Array.from({ length: calls.PAGE_SIZE }, (_, k) => ({
    id: `${list}[${k}][id]`,
    authorId: `${list}[${k}][authorId]`,
  }))
}

function rememberedShape(memory: Memory): ListShape | null {
  const shape = memory.read(SHAPE)
  return shape === 'array' || shape === 'wrapped' ? shape : null
}

/** The types bound lately come first, so that smart processes get their titles in the first request too. */
function titledTypes(memory: Memory, room: number): number[] {
  const lately = (memory.read(TYPES) ?? '').split(',').map(Number).filter(Boolean)
  return [...new Set([...lately, ...DEFAULT_TITLED_TYPES])].slice(0, Math.max(0, room))
}

function learned(details: Details, memory: Memory): Details {
  const found = Object.values(details.byEntry).flatMap(({ bindings }) => (bindings.ok ? bindings.value : []))
  const types = new Set(found.flatMap(({ entityTypeId }) => entityTypeId ?? []))
  learnTypes(memory, [...types])
  return details
}

function learnTypes(memory: Memory, types: readonly number[]): void {
  const ordered = [...new Set([...types, ...titledTypes(memory, BATCH_LIMIT)])].slice(0, TITLED_TYPES)
  memory.write(TYPES, ordered.join(','))
}
