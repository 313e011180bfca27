import type { Kysely } from 'kysely'
import { idempotencyStore } from './idempotency.ts'
import { migrate } from './migrate.ts'
import { clientConfig, complaintOf, openPool } from './postgres-engine.ts'
import { postgresLocks } from './postgres-locks.ts'
import type { Schema } from './schema.ts'
import { look, sqlStores } from './sql-stores.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'
import { probeWrite, watchWrites, writeHealth } from './write-health.ts'

/** The store of several gateways. Throws a StoreError where the server of DATABASE_URL cannot be used. */
export async function openPostgresStore(databaseUrl: string): Promise<Store> {
  const config = clientConfig(databaseUrl)
  const db = openPool(config)
  try {
    await withSessions(openPool(config, { patient: true }), (own) => migrate(own, 'postgres'))
    const locks = await postgresLocks(config)
    // In a session of its own: a server without free ones fails the next requests.
    const writes = writeHealth(() =>
      withSessions(openPool(config), (own) => probeWrite(idempotencyStore(own))),
    )
    return {
      engine: 'postgres',
      ...watchWrites(sqlStores(db), writes),
      locks,
      async ready() {
        await Promise.all([look(db), locks.ready(), writes.check()])
      },
      async close() {
        await locks.close()
        await db.destroy()
      },
    }
  } catch (error) {
    await db.destroy()
    throw error instanceof StoreError ? error : complaintOf(databaseUrl, error)
  }
}

/** Does something in sessions that are opened for it. */
async function withSessions(db: Kysely<Schema>, act: (db: Kysely<Schema>) => Promise<void>): Promise<void> {
  try {
    await act(db)
  } finally {
    await db.destroy()
  }
}
