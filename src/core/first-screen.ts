import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Card, isSmartProcess } from './entity-types.ts'
import { type EntryDetails, type Rows, readNoteRow } from './entry-details.ts'
import { type Me, toMe, toTitle } from './entry.ts'
import { learnTypes, rememberedShape } from './learned.ts'
import { type Ledger, ledgerCall, privateLedgerCall, readLedger, recordedEntryIds } from './ledger.ts'
import { readBindings } from './operations.ts'
import { type Call, type Memory, type Outcome, type Portal, mapOutcome, outcomeOf } from './portal.ts'
import { type TrailPage, pageDetails, readListRow, withDetails } from './trail-page.ts'
import { read } from './wire/read.ts'
import { crmItemAnswer, ownerType, profile } from './wire/shapes.ts'

/** All that the tab needs before a person can read and act. */
export interface FirstScreen {
  page: TrailPage
  cardTitle: Outcome<string>
  me: Outcome<Me>
  ledger: Ledger
  /** What hangs on the entries the ledger knows, by entry id. */
  ledgerDetails: Record<number, EntryDetails>
  /** Null where the portal did not say. */
  mayEdit: boolean | null
  /** Names of the types in the portal's language, smart processes included, by entityTypeId. */
  typeNames: Record<number, string>
}

/** Entries of the ledger that fit into the first request; a card holds at most 7 pins (REST docs: actions). */
const LEDGER_ROWS = 7

const rowsOf = (name: string) => Array.from({ length: LEDGER_ROWS }, (_, k) => `${name}${k}`)

/** The ledger's own notes and bindings, for the names of their authors and cards. */
const LEDGER = { notes: rowsOf('ledgerNote'), bindings: rowsOf('ledgerBind') }

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
  const details = pageDetails(owner, shape, asked, memory, LEDGER)
  const rows = await portal.batch({ ...asked, ...details }, { halt: false })
  const list = readListRow(rows)
  const around = readAround(rows)
  if (!shape) learnTypes(memory, Object.keys(around.typeNames).map(Number).filter(isSmartProcess))
  const page = await withDetails(portal, owner, list, shape === list.shape ? rows : null, memory)
  return { page, ...around }
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
  for (let k = 0; k < LEDGER_ROWS; k++) {
    const entry = `$result[ledger][${k}][PREVIEW_TEXT]`
    named[`ledgerNote${k}`] = calls.noteGetCall(owner, entry)
    named[`ledgerBind${k}`] = calls.bindingsCall(entry)
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
    ledgerDetails: readLedgerDetails(rows),
    mayEdit: readRights(outcomeOf(rows, 'rights')),
    typeNames: types.ok ? Object.fromEntries(types.value.map((type) => [type.ID, type.NAME])) : {},
  }
}

/** Rows of the storage and what hangs on them stand in the same order, also where a record itself is unreadable. */
function readLedgerDetails(rows: Rows): FirstScreen['ledgerDetails'] {
  const details: FirstScreen['ledgerDetails'] = {}
  const ids = recordedEntryIds(outcomeOf(rows, 'ledger')).slice(0, LEDGER_ROWS)
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
