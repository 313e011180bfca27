import { sql, type Kysely } from 'kysely'
import type { Store } from '../store.ts'

/** The first schema. Types are written so that SQLite's affinities and PostgreSQL's types agree. */
export async function first(db: Kysely<unknown>, engine: Store['engine']): Promise<void> {
  await keys(db)
  await entries(db)
  await requests(db)
  await buckets(db, engine)
  await installations(db)
}

async function keys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_key')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull().unique())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('session_hash', 'text')
    .addColumn('read_only', 'integer', (column) => column.notNull())
    .addColumn('entity_types', 'text')
    .addColumn('rate', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .addColumn('reads', 'bigint', (column) => column.notNull())
    .addColumn('writes', 'bigint', (column) => column.notNull())
    .execute()
}

async function entries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entry')
    .addColumn('portal_id', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'bigint', (column) => column.notNull())
    .addColumn('entity_type_id', 'bigint', (column) => column.notNull())
    .addColumn('entity_id', 'bigint', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text')
    .addColumn('run_agent', 'text')
    .addColumn('run_step', 'text')
    .addColumn('run_outcome', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('entry_pkey', ['portal_id', 'entry_id'])
    .execute()
  const withRun = sql<boolean>`run_id is not null`
  await db.schema
    .createIndex('entry_run')
    .on('entry')
    .columns(['portal_id', 'run_id', 'created_at', 'entry_id'])
    .where(withRun)
    .execute()
  await db.schema
    .createIndex('entry_latest')
    .on('entry')
    .columns(['portal_id', 'created_at', 'entry_id'])
    .where(withRun)
    .execute()
  await db.schema
    .createIndex('entry_without_run')
    .on('entry')
    .column('created_at')
    .where(sql<boolean>`run_id is null`)
    .execute()
}

async function requests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('keyed_request')
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('idempotency_key', 'text', (column) => column.notNull())
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('body', 'text')
    .addColumn('attempt', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('keyed_request_pkey', ['key_id', 'idempotency_key'])
    .execute()
  await db.schema.createIndex('keyed_request_age').on('keyed_request').column('created_at').execute()
}

async function buckets(db: Kysely<unknown>, engine: Store['engine']): Promise<void> {
  const table = db.schema
    .createTable('bucket')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('level', 'double precision', (column) => column.notNull())
    .addColumn('poured_at', 'bigint', (column) => column.notNull())
  // A bucket that a crash empties harms nobody, and an unlogged one costs no wait for the disk at each request.
  await (engine === 'postgres' ? table.modifyFront(sql`unlogged`) : table).execute()
}

async function installations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('member_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('client_endpoint', 'text', (column) => column.notNull())
    .addColumn('server_endpoint', 'text', (column) => column.notNull())
    .addColumn('access_token', 'text', (column) => column.notNull())
    .addColumn('refresh_token', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('application_token', 'text', (column) => column.notNull())
    .addColumn('user_id', 'bigint', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute()
}
