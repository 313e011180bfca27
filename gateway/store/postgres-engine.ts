import { Kysely, PostgresDialect } from 'kysely'
import { Pool, TypeOverrides, types, type ClientConfig } from 'pg'
import { withoutStuckSessions } from './postgres-sessions.ts'
import type { Schema } from './schema.ts'
import { reasonOf, StoreError } from './store-error.ts'

/** Sessions of one gateway besides that of its locks. */
const SESSIONS = 10
/** Milliseconds. */
const CONNECT = 5000
/** Milliseconds until a statement counts as lost; `query_timeout` in DATABASE_URL outranks it. */
const QUERY = 10_000

const BIGINT = types.builtins.INT8

/** How to reach the server. Throws a StoreError where DATABASE_URL is no address of a PostgreSQL. */
export function clientConfig(databaseUrl: string): ClientConfig {
  if (!['postgres:', 'postgresql:'].includes(parse(databaseUrl)?.protocol ?? ''))
    throw new StoreError(
      'DATABASE_URL is not the address of a PostgreSQL: set it to postgres://user:password@host:5432/database, with special characters of the password percent-encoded.',
    )
  const parsers = new TypeOverrides()
  // Ids, times and counts are far below 2^53.
  parsers.setTypeParser(BIGINT, Number)
  return {
    connectionString: databaseUrl,
    application_name: 'trail',
    connectionTimeoutMillis: CONNECT,
    types: parsers,
  }
}

/**
 * The sessions that read and write; they end by themselves where a server goes away, and new ones are opened. Each
 * statement has its time, but for those of `patient` ones: a migration takes as long as it takes.
 */
export function openPool(config: ClientConfig, { patient = false } = {}): Kysely<Schema> {
  const timeout = patient ? {} : { query_timeout: QUERY }
  const pool = new Pool({ ...timeout, ...config, max: SESSIONS, keepAlive: true, allowExitOnIdle: true })
  // A session that ends between two statements is no failure by itself, and without a listener it ends the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return new Kysely({ dialect: new PostgresDialect({ pool: withoutStuckSessions(pool) }) })
}

/** What went wrong with the server, as a sentence that says what to set and holds no password. */
export function complaintOf(databaseUrl: string, error: unknown): StoreError {
  const url = parse(databaseUrl)
  const place = `${url?.host ?? ''}${url?.pathname ?? ''}`
  const { code, message } = reasonOf(error)
  const reason = code === '' || message.includes(code) ? message : `${code}: ${message}`
  return new StoreError(
    `The PostgreSQL at ${place} cannot be used (${withoutPassword(reason, url)}): start it or set DATABASE_URL to one that answers.`,
  )
}

function withoutPassword(text: string, url: URL | null): string {
  const secret = url?.password ?? ''
  if (secret === '') return text
  return text.replaceAll(secret, '***').replaceAll(decodeURIComponent(secret), '***')
}

function parse(databaseUrl: string): URL | null {
  return URL.canParse(databaseUrl) ? new URL(databaseUrl) : null
}
