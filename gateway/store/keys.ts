import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { ApiKeyRow, Schema } from './schema.ts'
import type { ApiKey, KeyStore } from './store.ts'

const entityTypes = z.array(z.number())

/** The keys of agents, in either engine. */
export function keyStore(db: Kysely<Schema>): KeyStore {
  return {
    async add(key) {
      await db.insertInto('api_key').values(rowOf(key)).execute()
    },

    async byPrefix(prefix) {
      const row = await db
        .selectFrom('api_key')
        .selectAll()
        .where('prefix', '=', prefix)
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : keyOf(row)
    },

    async list() {
      const rows = await db
        .selectFrom('api_key')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(keyOf)
    },

    async revoke(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('api_key')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async addUse(uses) {
      if (uses.length === 0) return
      // In one order everywhere: two gateways that count the same keys never wait for each other in a circle.
      const sorted = uses.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      await db.transaction().execute(async (db) => {
        for (const { id, lastUsedAt, reads, writes } of sorted) {
          await db
            .updateTable('api_key')
            .set((row) => ({
              reads: row('reads', '+', reads),
              writes: row('writes', '+', writes),
              last_used_at: row
                .case()
                .when('last_used_at', '>', lastUsedAt)
                .then(row.ref('last_used_at'))
                .else(row.cast<number>(row.val(lastUsedAt), 'bigint'))
                .end(),
            }))
            .where('id', '=', id)
            .execute()
        }
      })
    },
  }
}

function rowOf(key: ApiKey): ApiKeyRow {
  return {
    id: key.id,
    kind: key.kind,
    name: key.name,
    prefix: key.prefix,
    hash: key.hash,
    session_hash: key.sessionHash,
    read_only: key.readOnly ? 1 : 0,
    entity_types: key.entityTypes === null ? null : JSON.stringify(key.entityTypes),
    rate: key.rate,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
    last_used_at: key.lastUsedAt,
    reads: key.reads,
    writes: key.writes,
  }
}

function keyOf(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    prefix: row.prefix,
    hash: row.hash,
    sessionHash: row.session_hash,
    readOnly: row.read_only === 1,
    entityTypes: row.entity_types === null ? null : entityTypes.parse(JSON.parse(row.entity_types)),
    rate: row.rate,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    reads: row.reads,
    writes: row.writes,
  }
}
