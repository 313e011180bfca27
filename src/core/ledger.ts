import * as v from 'valibot'
import type { Entry } from './entry.ts'
import { type Card, cardKey } from './entity-types.ts'
import type { ErrorCode, PortalError } from './portal-error.ts'
import { type Answer, type Call, type Outcome, type Portal, outcomeOf } from './portal.ts'
import { id, logMessage, storageItem } from './wire/shapes.ts'

/** The app's own storage that all its users share (REST docs: entity). */
export const LEDGER_ENTITY = 'trail'

/** How much of an entry's text a record keeps; the whole is read when somebody unfolds it. */
const KEPT_TEXT = 2_000

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
  entry: logMessage,
  cut: v.optional(v.boolean()),
  author: v.fallback(v.string(), ''),
  home: v.object({ entityTypeId: id, entityId: id, title: v.fallback(v.string(), '') }),
})

const privateList = v.array(v.object({ code: v.string(), text: v.string() }))

export function ledgerCall(card: Card): Call {
  const params = { ENTITY: LEDGER_ENTITY, SORT: { CODE: 'DESC' }, FILTER: { NAME: cardKey(card) } }
  return { method: 'entity.item.get', params }
}

function optionName(card: Card): string {
  return `trail_${card.entityTypeId}_${card.entityId}`
}

export function privateLedgerCall(card: Card): Call {
  return { method: 'user.option.get', params: { option: optionName(card) } }
}

/** Refusals that say there is no shared half here: no scope `entity`, no storage yet, or not for this user. */
const NO_SHARED_HALF: ReadonlySet<ErrorCode> = new Set([
  'accessDenied',
  'methodMissing',
  'noScope',
  'notFound',
])

/** Reads both halves of the ledger; a half that failed is empty, and without the shared half it is private. */
export function readLedger(shared: Outcome<Answer>, own: Outcome<Answer>): Ledger {
  const records = [...(shared.ok ? readShared(shared.value) : []), ...(own.ok ? readPrivate(own.value) : [])]
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
  const calls = { shared: ledgerCall(card), own: privateLedgerCall(card) }
  const rows = await portal.batch(calls, { halt: false })
  return readLedger(outcomeOf(rows, 'shared'), outcomeOf(rows, 'own'))
}

function readShared(answer: Answer): StoredRecord[] {
  const rows = v.safeParse(v.array(storageItem), answer.result)
  if (!rows.success) return []
  return rows.output.flatMap((row) => fromSnapshot(row.CODE, row.DETAIL_TEXT, row.ID))
}

/** The entry each row of the shared storage speaks of, row by row; null where a row is not Trail's. */
export function recordedEntryIds(shared: Outcome<Answer>): (number | null)[] {
  const rows = v.safeParse(v.array(v.object({ CODE: v.string() })), shared.ok ? shared.value.result : null)
  if (!rows.success) return []
  return rows.output.map((row) => Number(/^(?:pin|bind):(\d+)$/.exec(row.CODE)?.[1]) || null)
}

function readPrivate(answer: Answer): StoredRecord[] {
  return privateRows(answer).flatMap((row) => fromSnapshot(row.code, row.text, null))
}

function privateRows(answer: Answer): v.InferOutput<typeof privateList> {
  const rows = v.safeParse(privateList, parsedJson(answer.result))
  return rows.success ? rows.output : []
}

function fromSnapshot(code: string, text: string, itemId: number | null): StoredRecord[] {
  const kind = /^(pin|bind):\d+$/.exec(code)?.[1]
  const parsed = v.safeParse(snapshot, parsedJson(text))
  if (!parsed.success || (kind !== 'pin' && kind !== 'bind')) return []
  const { entry, home, cut, author } = parsed.output
  const { entityTypeId, entityId, title } = home
  const card = { entityTypeId, entityId }
  return [{ kind, entry, cut: cut === true, home: card, homeTitle: title, author, itemId }]
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

function toSnapshot(record: LedgerRecord): string {
  // At just that length it may have been cut before.
  const cut = record.cut || record.entry.text.length >= KEPT_TEXT
  const entry = { ...record.entry, text: record.entry.text.slice(0, KEPT_TEXT) }
  const home = { ...record.home, title: record.homeTitle }
  return JSON.stringify({ v: 1, entry, cut, author: record.author ?? '', home })
}

/** Writes down a pin or binding for a card; where the shared storage refuses, for this user alone. */
export async function addRecord(portal: Portal, card: Card, record: LedgerRecord): Promise<void> {
  const code = codeOf(record.kind, record.entry.id)
  const text = toSnapshot(record)
  try {
    const params = {
      ENTITY: LEDGER_ENTITY,
      NAME: cardKey(card),
      CODE: code,
      PREVIEW_TEXT: String(record.entry.id),
      DETAIL_TEXT: text,
    }
    await portal.call({ method: 'entity.item.add', params, write: true })
  } catch {
    const known = privateRows(await portal.call(privateLedgerCall(card)))
    await writePrivate(portal, card, [...known.filter((row) => row.code !== code), { code, text }])
  }
}

/** Copies of a record that two people at once may have left. */
const COPIES = 3

/** Strikes records out of a card's ledger, in both halves. Finding nothing to strike is fine. */
export async function removeRecords(portal: Portal, card: Card, codes: readonly string[]): Promise<void> {
  const named: Record<string, Call> = { own: privateLedgerCall(card) }
  for (const [k, CODE] of codes.slice(0, 10).entries()) {
    const params = { ENTITY: LEDGER_ENTITY, FILTER: { NAME: cardKey(card), CODE } }
    named[`find${k}`] = { method: 'entity.item.get', params }
    for (let n = 0; n < COPIES; n++) {
      // Behind the 0 a copy that is not there stays text, which no item has for an id (inferred).
      const gone = { ENTITY: LEDGER_ENTITY, ID: `0$result[find${k}][${n}][ID]` }
      named[`strike${k}_${n}`] = { method: 'entity.item.delete', params: gone, write: true }
    }
  }
  const rows = await portal.batch(named, { halt: false })
  const known = privateOf(rows['own'])
  const kept = known.filter((row) => !codes.includes(row.code))
  if (kept.length < known.length) await writePrivate(portal, card, kept)
}

function privateOf(outcome: Outcome<Answer> | undefined): v.InferOutput<typeof privateList> {
  return outcome?.ok ? privateRows(outcome.value) : []
}

async function writePrivate(
  portal: Portal,
  card: Card,
  rows: v.InferOutput<typeof privateList>,
): Promise<void> {
  const options = { [optionName(card)]: JSON.stringify(rows) }
  await portal.call({ method: 'user.option.set', params: { options }, write: true })
}
