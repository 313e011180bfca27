import type { Kysely } from 'kysely'
import { claim } from './claims.ts'
import type { KeyedRequestRow, Schema } from './schema.ts'
import type { IdempotencyStore, KeyedRequest } from './store.ts'

/** Keyed requests and their answers, in either engine. */
export function idempotencyStore(db: Kysely<Schema>): IdempotencyStore {
  return {
    async find(keyId, idempotencyKey) {
      const row = await db
        .selectFrom('keyed_request')
        .selectAll()
        .where('key_id', '=', keyId)
        .where('idempotency_key', '=', idempotencyKey)
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : requestOf(row)
    },

    async save(request) {
      const { key_id, idempotency_key, ...rest } = rowOf(request)
      await db
        .insertInto('keyed_request')
        .values({ key_id, idempotency_key, ...rest })
        .onConflict((conflict) =>
          conflict
            .columns(['key_id', 'idempotency_key'])
            .doUpdateSet(rest)
            // A statement that was held up on its way must not open again what a later try of the request has ended.
            .where((row) =>
              row.or([
                row('keyed_request.status', 'is', null),
                row('keyed_request.created_at', '<', request.createdAt),
              ]),
            ),
        )
        .execute()
    },

    async finish(request, entries) {
      await db.transaction().execute(async (db) => {
        await claim(db, entries)
        await write(db, request)
      })
    },

    async remove(keyId, idempotencyKey) {
      await db
        .deleteFrom('keyed_request')
        .where('key_id', '=', keyId)
        .where('idempotency_key', '=', idempotencyKey)
        // As with save: a later try may have ended meanwhile.
        .where('status', 'is', null)
        .execute()
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('keyed_request')
        .where('created_at', '<', before)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },

    async dropAnswers(most) {
      const busy = await db
        .selectFrom('keyed_request')
        .select('key_id')
        .groupBy('key_id')
        .having((row) => row.fn.countAll(), '>', most)
        .execute()
      for (const { key_id } of busy) await dropAnswersOf(db, key_id, most)
    },
  }
}

async function dropAnswersOf(db: Kysely<Schema>, keyId: string, most: number): Promise<void> {
  const last = await db
    .selectFrom('keyed_request')
    .select('created_at')
    .where('key_id', '=', keyId)
    .orderBy('created_at', 'desc')
    .offset(most)
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return
  await db
    .updateTable('keyed_request')
    .set({ body: null })
    .where('key_id', '=', keyId)
    .where('created_at', '<=', last.created_at)
    .where('body', 'is not', null)
    .execute()
}

/** Whatever stands in its place. */
async function write(db: Kysely<Schema>, request: KeyedRequest): Promise<void> {
  const { key_id, idempotency_key, ...rest } = rowOf(request)
  await db
    .insertInto('keyed_request')
    .values({ key_id, idempotency_key, ...rest })
    .onConflict((conflict) => conflict.columns(['key_id', 'idempotency_key']).doUpdateSet(rest))
    .execute()
}

function rowOf(request: KeyedRequest): KeyedRequestRow {
  return {
    key_id: request.keyId,
    idempotency_key: request.idempotencyKey,
    request_hash: request.requestHash,
    status: request.answer?.status ?? null,
    body: request.answer?.body ?? null,
    attempt: request.attempt,
    created_at: request.createdAt,
  }
}

function requestOf(row: KeyedRequestRow): KeyedRequest {
  return {
    keyId: row.key_id,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    answer: row.status === null ? null : { status: row.status, body: row.body },
    attempt: row.attempt,
    createdAt: row.created_at,
  }
}
