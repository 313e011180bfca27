import { Migrator, sql, type Kysely, type Migration } from 'kysely'
import { first } from './migrations/0001-first.ts'
import { knownCards } from './migrations/0002-known-cards.ts'
import type { Schema } from './schema.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'

/**
 * Brings the schema up to date, in one transaction and under Kysely's lock: several gateways may start at once.
 * Throws a StoreError where the store was written by a newer gateway.
 */
export async function migrate(db: Kysely<Schema>, engine: Store['engine']): Promise<void> {
  const migrations: Record<string, Migration> = {
    '0001-first': { up: (db: Kysely<unknown>) => first(db, engine) },
    '0002-known-cards': { up: knownCards },
  }
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } })
  const known = await migrator.getMigrations()
  const done = known.filter((migration) => migration.executedAt !== undefined)
  if (done.length > 0) await refuseNewer(db, engine, migrations)
  // A store that is up to date is only read: nobody who writes has to be waited for.
  if (done.length === known.length) return
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function refuseNewer(
  db: Kysely<Schema>,
  engine: Store['engine'],
  migrations: Record<string, Migration>,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  if (rows.every(({ name }) => name in migrations)) return
  const setting = engine === 'file' ? 'DATA_DIR' : 'DATABASE_URL'
  throw new StoreError(
    `The store was written by a newer gateway: start that version, or set ${setting} to another store.`,
  )
}
