import { StartError } from '../start-error.ts'
import { complaint, openFile } from './file-engine.ts'
import { memoryBuckets } from './memory-buckets.ts'
import { memoryLocks } from './memory-locks.ts'
import { migrate } from './migrate.ts'
import { look, sqlStores } from './sql-stores.ts'
import { reasonOf, StoreError } from './store-error.ts'
import type { Store } from './store.ts'
import { probeWrite, watchWrites, writeHealth } from './write-health.ts'

export interface StoreSettings {
  /** DATABASE_URL; null is the embedded file. */
  databaseUrl: string | null
  dataDir: string
  /** A gateway asks for the embedded file alone; the command line works beside one. PostgreSQL is always shared. */
  exclusive: boolean
}

/** Opens the store and brings its schema up to date. Throws a StoreError that says what to set. */
export async function openStore({ databaseUrl, dataDir, exclusive }: StoreSettings): Promise<Store> {
  if (databaseUrl === null) return openFileStore(dataDir, exclusive)
  // Loaded only where it is used: a gateway with a file starts sooner and stays smaller without the driver.
  const { openPostgresStore } = await import('./postgres-store.ts')
  return openPostgresStore(databaseUrl)
}

/** What failed in the store, as a sentence that says what to do; other errors as they are. */
export async function storeComplaint(
  { databaseUrl, dataDir }: Omit<StoreSettings, 'exclusive'>,
  error: unknown,
): Promise<unknown> {
  if (error instanceof StartError || reasonOf(error).code === '') return error
  if (databaseUrl === null) return complaint(dataDir, error)
  const { complaintOf } = await import('./postgres-engine.ts')
  return complaintOf(databaseUrl, error)
}

async function openFileStore(dataDir: string, exclusive: boolean): Promise<Store> {
  const { db, fold, leave } = openFile(dataDir, exclusive)
  const locks = memoryLocks()
  async function close(): Promise<void> {
    locks.end()
    fold()
    await db.destroy()
    leave()
  }
  try {
    await migrate(db, 'file')
  } catch (error) {
    await close()
    throw error instanceof StoreError ? error : complaint(dataDir, error)
  }
  const stores = sqlStores(db)
  const writes = writeHealth(() => probeWrite(stores.idempotency))
  async function ready(): Promise<void> {
    await look(db)
    await writes.check()
  }
  return { engine: 'file', ...watchWrites(stores, writes), buckets: memoryBuckets(), locks, ready, close }
}
