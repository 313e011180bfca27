import * as v from 'valibot'
import type { Entry } from './entry.ts'
import { type Card, cardKey } from './entity-types.ts'
import type { ErrorCode, PortalError } from './portal-error.ts'
import { type Answer, type Call, type Outcome, type Portal, outcomeOf } from './portal.ts'
import { id, logMessage, optionMap, storageItem } from './wire/shapes.ts'

/** The app's own storage that all its users share (REST docs: entity). */
export const LEDGER_ENTITY = 'trail'

export type LedgerKind = 'pin' | 'bind'

/** Something REST cannot tell: that Trail pinned an entry on a card, or bound it to one. */
export interface LedgerRecord {
  kind: LedgerKind
  entry: Entry
  /** True where `entry.text` was cut. */
  cut: boolean
  home: Card
  homeTitle: string
  /** The author's name as it was then; empty where nobody knew. The portal is not asked for it again. */
  author?: string
}

export interface StoredRecord extends LedgerRecord {
  itemId: number | null
}

/** What is known for one card; `shared` is false where the half that all see was not read. */
export interface Ledger {
  shared: boolean
  /** Why the shared half could not be read; null where it was, or where there is none for this app or user. */
  failed: PortalError | null
  records: StoredRecord[]
}

const snapshot = v.object({
  v: v.literal(1),
  /** Said by CODE too, which a portal may forget. Rows of older versions have it in CODE alone. */
  kind: v.fallback(v.nullable(v.picklist(['pin', 'bind'])), null),
  entry: logMessage,
  cut: v.optional(v.boolean()),
  author: v.fallback(v.string(), ''),
  home: v.object({ entityTypeId: id, entityId: id, title: v.fallback(v.string(), '') }),
})

const privateList = v.array(v.object({ code: v.string(), text: v.string() }))

export type PrivateRow = v.InferOutput<typeof privateList>[number]

export function ledgerCall(card: Card): Call {
  const params = { ENTITY: LEDGER_ENTITY, SORT: { CODE: 'DESC' }, FILTER: { NAME: cardKey(card) } }
  return { method: 'entity.item.get', params }
}

export function optionName(card: Card): string {
  return `trail_${card.entityTypeId}_${card.entityId}`
}

/** All options of this user in this app: the private half for every card, in one command. */
export const ownOptionsCall: Call = { method: 'user.option.get' }

/** Refusals that say there is no shared half here: no scope `entity`, no storage yet, or not for this user. */
const NO_SHARED_HALF: ReadonlySet<ErrorCode> = new Set([
  'accessDenied',
  'methodMissing',
  'noScope',
  'notFound',
])

/** Reads both halves of the ledger; a half that failed is empty, and without the shared half it is private. */
export function readLedger(shared: Outcome<Answer>, own: Outcome<Answer>, card: Card): Ledger {
  const records = [
    ...(shared.ok ? readShared(shared.value) : []),
    ...(own.ok ? readPrivate(own.value, card) : []),
  ]
  const seen = new Set<string>()
  const fresh = records.filter((record) => {
    const code = codeOf(record.kind, record.entry.id)
    if (seen.has(code)) return false
    seen.add(code)
    return true
  })
  const failed = shared.ok || NO_SHARED_HALF.has(shared.error.code) ? null : shared.error
  return { shared: shared.ok, failed, records: fresh }
}

export async function getLedger(portal: Portal, card: Card): Promise<Ledger> {
  const calls = { shared: ledgerCall(card), own: ownOptionsCall }
  const rows = await portal.batch(calls, { halt: false })
  return readLedger(outcomeOf(rows, 'shared'), outcomeOf(rows, 'own'), card)
}

/** A row that cannot be read is left out, and takes no other row with it. */
const storageRows = v.fallback(v.array(v.fallback(v.nullable(storageItem), null)), [])

function readShared(answer: Answer): StoredRecord[] {
  return v.parse(storageRows, answer.result).flatMap((row) => (row ? fromRow(row) : []))
}

function fromRow(row: v.InferOutput<typeof storageItem>): StoredRecord[] {
  return fromSnapshot(row.CODE, row.DETAIL_TEXT, row.ID, row.NAME)
}

/** The records of those rows whose CODE the portal has forgotten. */
export function recordsWithoutCode(shared: Outcome<Answer>): StoredRecord[] {
  const rows = shared.ok ? v.parse(storageRows, shared.value.result) : []
  return rows.flatMap((row) => (row?.CODE === '' ? fromRow(row) : []))
}

const entryOfRow = v.object({ PREVIEW_TEXT: id })
const entryRows = v.fallback(v.array(v.fallback(v.nullable(entryOfRow), null)), [])

/**
 * The entry each row of the shared storage speaks of, row by row; null where a row names none. It is read from the field
 * that the first screen's requests refer to.
 */
export function recordedEntryIds(shared: Outcome<Answer>): (number | null)[] {
  const rows = v.parse(entryRows, shared.ok ? shared.value.result : null)
  return rows.map((row) => row?.PREVIEW_TEXT || null)
}

function readPrivate(answer: Answer, card: Card): StoredRecord[] {
  return privateRows(answer, card).flatMap((row) => fromSnapshot(row.code, row.text, null, ''))
}

/** This user's own half for one card, as it is stored. */
export function privateRows(answer: Answer, card: Card): PrivateRow[] {
  const options = v.safeParse(optionMap, answer.result)
  const rows = v.safeParse(privateList, parsedJson(options.success ? options.output[optionName(card)] : null))
  return rows.success ? rows.output : []
}

/** `on` is the key of the card whose ledger the record is in; code is '' where the portal forgot it. */
function fromSnapshot(code: string, text: string, itemId: number | null, on: string): StoredRecord[] {
  const parsed = v.safeParse(snapshot, parsedJson(text))
  if (!parsed.success) return []
  const { entry, home, cut, author } = parsed.output
  const { entityTypeId, entityId, title } = home
  const card = { entityTypeId, entityId }
  const kind = code === '' ? (parsed.output.kind ?? kindByPlace(card, on)) : kindInCode(code)
  if (!kind) return []
  return [{ kind, entry, cut: cut === true, home: card, homeTitle: title, author, itemId }]
}

function kindInCode(code: string): LedgerKind | null {
  const kind = /^(pin|bind):\d+$/.exec(code)?.[1]
  return kind === 'pin' || kind === 'bind' ? kind : null
}

/** For rows without a kind of their own: an entry is never bound to its home, so there it is a pin. */
function kindByPlace(home: Card, on: string): LedgerKind {
  return cardKey(home) === on ? 'pin' : 'bind'
}

function parsedJson(text: unknown): unknown {
  if (typeof text !== 'string') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function codeOf(kind: LedgerKind, entryId: number): string {
  return `${kind}:${entryId}`
}
