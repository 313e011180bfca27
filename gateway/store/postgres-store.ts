import { migrate } from './migrate.ts'
import { clientConfig, complaintOf, openPool } from './postgres-engine.ts'
import { postgresLocks } from './postgres-locks.ts'
import { look, sqlStores } from './sql-stores.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'

/** The store of several gateways. Throws a StoreError where the server of DATABASE_URL cannot be used. */
export async function openPostgresStore(databaseUrl: string): Promise<Store> {
  const config = clientConfig(databaseUrl)
  const db = openPool(config)
  try {
    await migrate(db, 'postgres')
    const locks = await postgresLocks(config)
    return {
      engine: 'postgres',
      ...sqlStores(db),
      locks,
      async ready() {
        await Promise.all([look(db), locks.ready()])
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
