import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Card, isSmartProcess } from './entity-types.ts'
import {
  type Bound,
  type BoundEntries,
  besideBound,
  boundEntryCalls,
  boundListCalls,
  isNoBoundList,
  readBoundEntries,
  readBoundLists,
} from './bound.ts'
import {
  type Beside,
  type EntryDetails,
  type Rows,
  hiddenTitles,
  readNoteRow,
  readPeople,
  readTitles,
} from './entry-details.ts'
import { type Me, toMe, toRelated, toTitle } from './entry.ts'
import * as learned from './learned.ts'
import { type Ledger, ledgerCall, ownOptionsCall, readLedger, recordedEntryIds } from './ledger.ts'
import { readBindings } from './operations.ts'
import { type Call, type Memory, type Outcome, type Portal, mapOutcome, outcomeOf } from './portal.ts'
import { type TrailPage, pageDetails, readListRow, withDetails } from './trail-page.ts'
import { read } from './wire/read.ts'
import { crmItemAnswer, ownerType, profile } from './wire/shapes.ts'

/** All that the tab needs before a person can read and act. */
export interface FirstScreen {
  page: TrailPage
  cardTitle: Outcome<string>
  /** The card's own contacts and companies; none where the card could not be read. */
  related: Card[]
  me: Outcome<Me>
  ledger: Ledger
  /** What hangs on the entries the ledger knows, by entry id. */
  ledgerDetails: Record<number, EntryDetails>
  /** Entries of other cards that show on this one. */
  bound: Bound
  boundDetails: Record<number, EntryDetails>
  /** Null where the portal did not say. */
  mayEdit: boolean | null
  /** Names of the types in the portal's language, smart processes included, by entityTypeId. */
  typeNames: Record<number, string>
}

/**
 * How the commands that the list itself leaves are divided (docs/portal.md): texts of entries bound here, and notes and
 * bindings of what the ledger names. Titles of other cards take the rest. A card holds at most 7 pins (REST docs: actions).
 */
const WITH_BOUND = { bound: 3, ledger: 4 }
const WITHOUT_BOUND = { bound: 0, ledger: 7 }

/**
 * Loads the first screen: one batch where the portal's list shape is remembered, two at the first visit.
 * Errors: those of the list itself and of the request; every other part fails alone, as an outcome.
 */
export async function loadFirstScreen(
  portal: Portal,
  owner: Card,
  order: calls.Order,
  memory: Memory,
  now: number = Date.now(),
): Promise<FirstScreen> {
  const room = learned.lacksBoundList(memory, now) ? WITHOUT_BOUND : WITH_BOUND
  const names = learned.rememberedTypeNames(memory, now)
  const asked = {
    ...aroundCalls(owner, order),
    ...(names ? {} : { types: calls.typesCall }),
    ...ledgerDetailCalls(owner, room.ledger),
    ...boundCalls(owner, order, room.bound),
  }
  const shape = learned.rememberedShape(memory)
  const details = pageDetails(owner, shape, asked, memory, besideOf(room))
  const rows = await portal.batch({ ...asked, ...details }, { halt: false })
  const list = readListRow(rows)
  const typeNames = names ?? readTypeNames(rows)
  if (!names && Object.keys(typeNames).length > 0) learned.learnTypeNames(memory, typeNames, now)
  if (!shape) learned.learnTypes(memory, Object.keys(typeNames).map(Number).filter(isSmartProcess))
  const bound = readBound(rows, owner, order, room.bound)
  if (bound.bound.state === 'missing' && room.bound > 0) learned.learnNoBoundList(memory, now)
  const page = await withDetails(portal, owner, list, shape === list.shape ? rows : null, memory)
  return {
    page: withNames(page, rows, bound.boundDetails),
    ...readAround(rows, owner, room.ledger),
    ...bound,
    typeNames,
  }
}

function aroundCalls(owner: Card, order: calls.Order): Record<string, Call> {
  return {
    list: calls.listCall(owner, order, 0),
    card: calls.cardCall(owner),
    me: calls.meCall,
    ledger: ledgerCall(owner),
    own: ownOptionsCall,
    rights: calls.rightsProbe(owner),
  }
}

function ledgerDetailCalls(owner: Card, count: number): Record<string, Call> {
  const named: Record<string, Call> = {}
  for (let k = 0; k < count; k++) {
    const entry = `$result[ledger][${k}][PREVIEW_TEXT]`
    named[`ledgerNote${k}`] = calls.noteGetCall(owner, entry)
    named[`ledgerBind${k}`] = calls.bindingsCall(entry)
  }
  return named
}

/** Which entries are bound here, and the first of those that come from cards of other types: as a rule all do. */
function boundCalls(owner: Card, order: calls.Order, count: number): Record<string, Call> {
  if (count === 0) return {}
  const ids = Array.from({ length: count }, (_, k) => `$result[boundOther][items][${k}][id]`)
  return { ...boundListCalls(owner, order), ...boundEntryCalls(owner, ids) }
}

/** Authors and cards of the ledger's and the bound entries have names as well. */
function besideOf({ bound, ledger }: typeof WITH_BOUND): Beside {
  const rowsOf = (name: string) => Array.from({ length: ledger }, (_, k) => `${name}${k}`)
  const { entries, notes, bindings } = besideBound(bound)
  return {
    entries,
    notes: [...rowsOf('ledgerNote'), ...notes],
    bindings: [...rowsOf('ledgerBind'), ...bindings],
  }
}

function readBound(
  rows: Rows,
  owner: Card,
  order: calls.Order,
  count: number,
): Pick<FirstScreen, 'bound' | 'boundDetails'> {
  if (count === 0) return { bound: { state: 'missing' }, boundDetails: {} }
  const index = readBoundLists(rows, order)
  if (!index.ok) {
    const bound: Bound = isNoBoundList(index.error)
      ? { state: 'missing' }
      : { state: 'failed', error: index.error }
    return { bound, boundDetails: {} }
  }
  const fromOtherTypes = index.value.rows.filter((row) => row.owner.entityTypeId !== owner.entityTypeId)
  const read: BoundEntries = readBoundEntries(rows, owner, fromOtherTypes.slice(0, count))
  return { bound: { state: 'listed', index: index.value, entries: read.entries }, boundDetails: read.byEntry }
}

/** At the first visit the names of the bound entries' authors and cards came before the page's own. */
function withNames(page: TrailPage, rows: Rows, boundDetails: FirstScreen['boundDetails']): TrailPage {
  return {
    ...page,
    people: [...readPeople(rows), ...page.people],
    titles: { ...hiddenTitles(rows, boundDetails), ...readTitles(rows), ...page.titles },
  }
}

function readAround(
  rows: Rows,
  owner: Card,
  ledgerRows: number,
): Pick<FirstScreen, 'cardTitle' | 'related' | 'me' | 'ledger' | 'ledgerDetails' | 'mayEdit'> {
  const ledger = readLedger(outcomeOf(rows, 'ledger'), outcomeOf(rows, 'own'), owner)
  const card = mapOutcome(
    outcomeOf(rows, 'card'),
    (answer) => read(crmItemAnswer, answer.result, 'crm.item.get').item,
  )
  return {
    cardTitle: mapOutcome(card, toTitle),
    related: card.ok ? toRelated(card.value) : [],
    me: mapOutcome(outcomeOf(rows, 'me'), (answer) => toMe(read(profile, answer.result, 'profile'))),
    ledger,
    ledgerDetails: readLedgerDetails(rows, ledgerRows),
    mayEdit: readRights(outcomeOf(rows, 'rights')),
  }
}

function readTypeNames(rows: Rows): FirstScreen['typeNames'] {
  const types = mapOutcome(outcomeOf(rows, 'types'), (answer) =>
    read(v.array(ownerType), answer.result, 'crm.enum.ownertype'),
  )
  return types.ok ? Object.fromEntries(types.value.map((type) => [type.ID, type.NAME])) : {}
}

/** Rows of the storage and what hangs on them stand in the same order, also where a record itself is unreadable. */
function readLedgerDetails(rows: Rows, count: number): FirstScreen['ledgerDetails'] {
  const details: FirstScreen['ledgerDetails'] = {}
  const ids = recordedEntryIds(outcomeOf(rows, 'ledger')).slice(0, count)
  for (const [k, entryId] of ids.entries()) {
    if (entryId === null) continue
    details[entryId] ??= {
      note: readNoteRow(outcomeOf(rows, `ledgerNote${k}`)),
      bindings: mapOutcome(outcomeOf(rows, `ledgerBind${k}`), readBindings),
    }
  }
  return details
}

function readRights(row: Outcome<unknown>): boolean | null {
  if (row.ok || row.error.code === 'notFound') return true
  return row.error.code === 'accessDenied' ? false : null
}
