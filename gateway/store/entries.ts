import type { Kysely } from 'kysely'
import { claim, entryOf } from './claims.ts'
import { findRun, findRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type { EntryStore } from './store.ts'

/** The entries written through the gateway, in either engine. */
export function entryStore(db: Kysely<Schema>): EntryStore {
  return {
    // One statement is a transaction by itself.
    add: (entries) => claim(db, entries),

    async claimed(portalId, ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('entry')
        .select(['entry_id', 'created_at'])
        .where('portal_id', '=', portalId)
        .where('entry_id', 'in', ids)
        .execute()
      return rows.map((row) => ({ entryId: row.entry_id, createdAt: row.created_at }))
    },

    async highestId(portalId) {
      const row = await db
        .selectFrom('entry')
        .select('entry_id')
        .where('portal_id', '=', portalId)
        .orderBy('entry_id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.entry_id ?? 0
    },

    runs: (query) => findRuns(db, query),

    run: (query) => findRun(db, query),

    async ofRun({ portalId, runId, entityTypes, limit }) {
      if (entityTypes?.length === 0) return []
      const rows = await db
        .selectFrom('entry')
        .selectAll()
        .where('portal_id', '=', portalId)
        .where('run_id', '=', runId)
        .$if(entityTypes !== null, (rows) => rows.where('entity_type_id', 'in', entityTypes ?? []))
        .orderBy('created_at', 'desc')
        .orderBy('entry_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(entryOf).toReversed()
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('entry')
        .where('run_id', 'is', null)
        .where('created_at', '<', before)
        // The highest id of a portal stays known: what is above it is what nobody has claimed.
        .where('entry_id', '<', (row) =>
          row
            .selectFrom('entry as other')
            .select((other) => other.fn.max('other.entry_id').as('highest'))
            .whereRef('other.portal_id', '=', 'entry.portal_id'),
        )
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
