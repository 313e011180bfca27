import * as v from 'valibot'
import { typesCall } from './calls.ts'
import { FIXED_TYPES, entityTypeByPlacement, isSmartProcess } from './entity-types.ts'
import { LEDGER_ENTITY } from './ledger.ts'
import type { PortalError } from './portal-error.ts'
import { type Answer, type Call, type Outcome, type Portal, mapOutcome, outcomeOf } from './portal.ts'
import { read } from './wire/read.ts'
import { appInfo, ownerType, placementCodes, placementRow, smartTypeList } from './wire/shapes.ts'

/** One tab of this app in one kind of card, as the portal keeps it. */
export interface PlacementRow {
  code: string
  handler: string
  /** The tab's title by the portal's language codes; only those it keeps. */
  titles: Readonly<Record<string, string>>
}

/** A kind of card that can have the tab; `name` is the portal's word for it, if it told one. */
export interface CardKind {
  code: string
  entityTypeId: number
  name: string | null
}

/** `denied`: the app may not have a ledger at all; `unknown`: the portal did not tell. */
export type LedgerState = 'there' | 'missing' | 'denied' | 'unknown'

export interface InstallState {
  /** Only administrators may read them. */
  placements: Outcome<PlacementRow[]>
  kinds: Outcome<CardKind[]>
  ledger: LedgerState
  /** Null where the portal did not tell. */
  installed: boolean | null
}

export const placementsCall: Call = { method: 'placement.get' }
export const ledgerStateCall: Call = { method: 'entity.get', params: { ENTITY: LEDGER_ENTITY } }

/** Reads in one request what is set up. Errors: those of the request; every part fails alone. */
export async function loadInstall(portal: Portal): Promise<InstallState> {
  const calls = {
    placements: placementsCall,
    codes: { method: 'placement.list' },
    owners: typesCall,
    smart: { method: 'crm.type.list' },
    ledger: ledgerStateCall,
    app: { method: 'app.info' },
  }
  const rows = await portal.batch(calls, { halt: false })
  const names = { ...namesOf(outcomeOf(rows, 'owners')), ...smartNames(outcomeOf(rows, 'smart')) }
  const app = mapOutcome(outcomeOf(rows, 'app'), ({ result }) => read(appInfo, result, 'app.info'))
  return {
    placements: mapOutcome(outcomeOf(rows, 'placements'), readPlacements),
    kinds: mapOutcome(outcomeOf(rows, 'codes'), (answer) => kindsOf(answer, names)),
    ledger: readLedgerState(outcomeOf(rows, 'ledger')),
    installed: app.ok ? app.value.INSTALLED : null,
  }
}

export function readPlacements({ result }: Answer): PlacementRow[] {
  return read(v.array(placementRow), result, placementsCall.method).map((row) => ({
    code: row.placement.toUpperCase(),
    handler: row.handler,
    titles: Object.fromEntries(
      Object.entries(row.langAll).map(([lang, { TITLE }]) => [lang.toLowerCase(), TITLE]),
    ),
  }))
}

function readLedgerState(outcome: Outcome<Answer>): LedgerState {
  return outcome.ok ? 'there' : (LEDGER_REFUSALS[outcome.error.code] ?? 'unknown')
}

const LEDGER_REFUSALS: Partial<Record<PortalError['code'], LedgerState>> = {
  notFound: 'missing',
  noScope: 'denied',
  methodMissing: 'denied',
}

type Names = Readonly<Record<number, string>>

/** The known types in the order people meet them, then the portal's smart processes. */
function kindsOf({ result }: Answer, names: Names): CardKind[] {
  const codes = new Set(read(placementCodes, result, 'placement.list').map((code) => code.toUpperCase()))
  const fixed = FIXED_TYPES.filter(({ placement }) => codes.has(placement))
  const smart = [...codes].flatMap((code) => {
    const type = entityTypeByPlacement(code)
    return type && isSmartProcess(type.entityTypeId) ? [type] : []
  })
  return [...fixed, ...smart].map(({ placement, entityTypeId }) => ({
    code: placement,
    entityTypeId,
    name: names[entityTypeId] || null,
  }))
}

function namesOf(outcome: Outcome<Answer>): Names {
  const rows = v.safeParse(v.array(ownerType), outcome.ok ? outcome.value.result : [])
  return Object.fromEntries(rows.success ? rows.output.map((row) => [row.ID, row.NAME]) : [])
}

/** Their titles are for administrators of the CRM only (REST docs: crm-type-list). */
function smartNames(outcome: Outcome<Answer>): Names {
  const rows = v.safeParse(smartTypeList, outcome.ok ? outcome.value.result : null)
  const named = rows.success ? rows.output.types.filter((row) => row.title !== '') : []
  return Object.fromEntries(named.map((row) => [row.entityTypeId, row.title]))
}
