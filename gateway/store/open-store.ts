import { sql, type Kysely } from 'kysely'
import { bucketStore } from './buckets.ts'
import { entryStore } from './entries.ts'
import { complaint, openFile } from './file-engine.ts'
import { idempotencyStore } from './idempotency.ts'
import { installationStore } from './installations.ts'
import { keyStore } from './keys.ts'
import { memoryBuckets } from './memory-buckets.ts'
import { memoryLocks } from './memory-locks.ts'
import { migrate } from './migrate.ts'
import { clientConfig, complaintOf, openPool } from './postgres-engine.ts'
import { postgresLocks } from './postgres-locks.ts'
import type { Schema } from './schema.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'

export interface StoreSettings {
  /** DATABASE_URL; null is the embedded file. */
  databaseUrl: string | null
  dataDir: string
  /** A gateway asks for the embedded file alone; the command line works beside one. PostgreSQL is always shared. */
  exclusive: boolean
}

/** Opens the store and brings its schema up to date. Throws a StoreError that says what to set. */
export function openStore({ databaseUrl, dataDir, exclusive }: StoreSettings): Promise<Store> {
  return databaseUrl === null ? openFileStore(dataDir, exclusive) : openPostgresStore(databaseUrl)
}

async function openFileStore(dataDir: string, exclusive: boolean): Promise<Store> {
  const { db, leave } = openFile(dataDir, exclusive)
  const locks = memoryLocks()
  async function close(): Promise<void> {
    locks.end()
    await db.destroy()
    leave()
  }
  try {
    await migrate(db, 'file')
  } catch (error) {
    await close()
    throw error instanceof StoreError ? error : complaint(dataDir, error)
  }
  return { engine: 'file', ...stores(db), buckets: memoryBuckets(), locks, ready: () => read(db), close }
}

async function openPostgresStore(databaseUrl: string): Promise<Store> {
  const config = clientConfig(databaseUrl)
  const db = openPool(config)
  try {
    await migrate(db, 'postgres')
    const locks = await postgresLocks(config)
    return {
      engine: 'postgres',
      ...stores(db),
      locks,
      async ready() {
        await Promise.all([read(db), locks.ready()])
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

function stores(db: Kysely<Schema>) {
  return {
    keys: keyStore(db),
    entries: entryStore(db),
    idempotency: idempotencyStore(db),
    buckets: bucketStore(db),
    installations: installationStore(db),
  }
}

async function read(db: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(db)
}
