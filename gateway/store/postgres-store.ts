import type { ClientConfig } from 'pg'
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
    await upToDate(config)
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

/** In sessions of its own: a large table may take its time, and another gateway that is at it is waited for. */
async function upToDate(config: ClientConfig): Promise<void> {
  const patient = openPool(config, { patient: true })
  try {
    await migrate(patient, 'postgres')
  } finally {
    await patient.destroy()
  }
}
