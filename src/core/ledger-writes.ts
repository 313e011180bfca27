import { type Card, cardKey } from './entity-types.ts'
import {
  LEDGER_ENTITY,
  type LedgerRecord,
  type PrivateRow,
  codeOf,
  ledgerCall,
  optionName,
  ownOptionsCall,
  privateRows,
  recordsWithoutCode,
} from './ledger.ts'
import { type Answer, type Call, type Outcome, type Portal, outcomeOf } from './portal.ts'

/** How much of an entry's text a record keeps; the whole is read when it is unfolded. */
const KEPT_TEXT = 2_000

function toSnapshot(record: LedgerRecord): string {
  // At just that length it may have been cut before.
  const cut = record.cut || record.entry.text.length >= KEPT_TEXT
  const entry = { ...record.entry, text: record.entry.text.slice(0, KEPT_TEXT) }
  const home = { ...record.home, title: record.homeTitle }
  return JSON.stringify({ v: 1, kind: record.kind, entry, cut, author: record.author ?? '', home })
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
    const known = privateRows(await portal.call(ownOptionsCall), card)
    await writePrivate(portal, card, [...known.filter((row) => row.code !== code), { code, text }])
  }
}

/** Copies of a record that two people at once may have left. */
const COPIES = 3

/**
 * Deletes records from a card's ledger, in both halves. Finding nothing to delete is fine. It is one request where the
 * portal finds rows by CODE; where it forgets CODE, a second one deletes the rows that the first has read.
 */
export async function removeRecords(portal: Portal, card: Card, codes: readonly string[]): Promise<void> {
  const named: Record<string, Call> = { own: ownOptionsCall, shared: ledgerCall(card) }
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
  await removeWithoutCode(portal, outcomeOf(rows, 'shared'), codes)
  const known = privateOf(rows['own'], card)
  const kept = known.filter((row) => !codes.includes(row.code))
  if (kept.length < known.length) await writePrivate(portal, card, kept)
}

async function removeWithoutCode(
  portal: Portal,
  shared: Outcome<Answer>,
  codes: readonly string[],
): Promise<void> {
  const deletions: Record<string, Call> = {}
  for (const record of recordsWithoutCode(shared)) {
    if (!codes.includes(codeOf(record.kind, record.entry.id))) continue
    const params = { ENTITY: LEDGER_ENTITY, ID: record.itemId }
    deletions[`delete${record.itemId}`] = { method: 'entity.item.delete', params, write: true }
  }
  if (Object.keys(deletions).length > 0) await portal.batch(deletions, { halt: false })
}

function privateOf(outcome: Outcome<Answer> | undefined, card: Card): PrivateRow[] {
  return outcome?.ok ? privateRows(outcome.value, card) : []
}

async function writePrivate(portal: Portal, card: Card, rows: PrivateRow[]): Promise<void> {
  const options = { [optionName(card)]: JSON.stringify(rows) }
  await portal.call({ method: 'user.option.set', params: { options }, write: true })
}
