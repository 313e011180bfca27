import type { Kysely, Transaction } from 'kysely'
import type { EntryRow, Schema } from './schema.ts'
import { storable, storableTitle } from './storable.ts'
import type { WrittenEntry } from './store.ts'

/** Thrown inside of a transaction to take it back: an entry was claimed by another request. */
class Claimed extends Error {}

/**
 * Claims the entries and does `rest`, together or not at all; false where one of the entries is claimed already.
 */
export async function claim(
  db: Kysely<Schema>,
  entries: readonly WrittenEntry[],
  rest: (db: Transaction<Schema>) => Promise<void>,
): Promise<boolean> {
  try {
    await db.transaction().execute(async (db) => {
      if (!(await insertAll(db, entries))) throw new Claimed()
      await rest(db)
    })
    return true
  } catch (error) {
    if (error instanceof Claimed) return false
    throw error
  }
}

/** Inserts what is not there yet, in one statement; true where that was everything. */
export async function insertAll(db: Kysely<Schema>, entries: readonly WrittenEntry[]): Promise<boolean> {
  if (entries.length === 0) return true
  // In one order everywhere: two requests that claim the same entries never wait for each other in a circle.
  const rows = entries.map(rowOf).sort((a, b) => a.entry_id - b.entry_id)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('entry')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['portal_id', 'entry_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === BigInt(rows.length)
}

function rowOf(entry: WrittenEntry): EntryRow {
  return {
    portal_id: entry.portalId,
    entry_id: entry.entryId,
    entity_type_id: entry.entityTypeId,
    entity_id: entry.entityId,
    title: storableTitle(entry.title),
    fingerprint: entry.fingerprint,
    key_id: entry.keyId,
    run_id: entry.run?.id ?? null,
    run_agent: textOrNull(entry.run?.agent),
    run_step: textOrNull(entry.run?.step),
    run_outcome: textOrNull(entry.run?.outcome),
    created_at: entry.createdAt,
  }
}

function textOrNull(text: string | null | undefined): string | null {
  return text == null ? null : storable(text)
}

/** A row as the entry it keeps. */
export function entryOf(row: EntryRow): WrittenEntry {
  return {
    portalId: row.portal_id,
    entryId: row.entry_id,
    entityTypeId: row.entity_type_id,
    entityId: row.entity_id,
    title: row.title,
    fingerprint: row.fingerprint,
    keyId: row.key_id,
    run:
      row.run_id === null
        ? null
        : { id: row.run_id, agent: row.run_agent, step: row.run_step, outcome: row.run_outcome },
    createdAt: row.created_at,
  }
}
