import { sql, type Kysely } from 'kysely'
import { bucketStore } from './buckets.ts'
import { entryStore } from './entries.ts'
import { idempotencyStore } from './idempotency.ts'
import { installationStore } from './installations.ts'
import { keyStore } from './keys.ts'
import { knownCardStore } from './known-cards.ts'
import type { Schema } from './schema.ts'

/** Everything of a store that is SQL, the same for both engines. */
export function sqlStores(db: Kysely<Schema>) {
  return {
    keys: keyStore(db),
    entries: entryStore(db),
    knownCards: knownCardStore(db),
    idempotency: idempotencyStore(db),
    buckets: bucketStore(db),
    installations: installationStore(db),
  }
}

/** Rejects where the database does not answer. */
export async function look(db: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(db)
}
