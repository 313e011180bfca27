import type { Kysely } from 'kysely'
import type { EntryRow, Schema } from './schema.ts'
import { storable, storableTitle } from './storable.ts'
import type { WrittenEntry } from './store.ts'

/** Claims the entries in one statement, in place of older claims. */
export async function claim(db: Kysely<Schema>, entries: readonly WrittenEntry[]): Promise<void> {
  if (entries.length === 0) return
  // A statement takes each row once.
  const once = new Map(entries.map((entry) => [`${entry.entryId} ${entry.portalId}`, rowOf(entry)]))
  // In one order everywhere: two requests that claim the same entries never wait for each other in a circle.
  const rows = [...once.values()].toSorted((one, other) => one.entry_id - other.entry_id)
  await db
    .insertInto('entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['portal_id', 'entry_id']).doUpdateSet(({ ref }) => ({
        entity_type_id: ref('excluded.entity_type_id'),
        entity_id: ref('excluded.entity_id'),
        title: ref('excluded.title'),
        fingerprint: ref('excluded.fingerprint'),
        key_id: ref('excluded.key_id'),
        run_id: ref('excluded.run_id'),
        run_agent: ref('excluded.run_agent'),
        run_step: ref('excluded.run_step'),
        run_outcome: ref('excluded.run_outcome'),
        created_at: ref('excluded.created_at'),
      })),
    )
    .execute()
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
