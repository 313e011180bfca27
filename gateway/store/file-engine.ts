import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import Database from 'libsql'
import { FileDialect } from './file-dialect.ts'
import { keepStatements } from './kept-statements.ts'
import type { Schema } from './schema.ts'
import { reasonOf, StoreError } from './store-error.ts'

/** Milliseconds to wait for another process that is writing. */
const BUSY = 5000

export interface FileEngine {
  db: Kysely<Schema>
  /** Lets another gateway have the file. */
  leave(): void
}

/**
 * Opens the file in `dataDir` and makes both where they are missing, for the owner's eyes only. `exclusive` refuses a
 * second one that is exclusive too; the claim is the operating system's, and ends with the process however it ends.
 */
export function openFile(dataDir: string, exclusive: boolean): FileEngine {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const claim = exclusive ? claimFolder(dataDir) : null
    try {
      return {
        db: new Kysely({ dialect: new FileDialect({ database: keepStatements(connect(dataDir)) }) }),
        leave: () => claim?.close(),
      }
    } catch (error) {
      claim?.close()
      throw error
    }
  } catch (error) {
    throw error instanceof StoreError ? error : complaint(dataDir, error)
  }
}

/** What went wrong with the file, as a sentence that says what to set. */
export function complaint(dataDir: string, error: unknown): StoreError {
  const { code, message } = reasonOf(error)
  const reason = code === '' ? message : `${code}: ${message}`
  return new StoreError(
    `The store in ${dataDir} cannot be opened (${reason}): set DATA_DIR to a folder that the gateway may write to, or DATABASE_URL to a PostgreSQL.`,
  )
}

function connect(dataDir: string): Database.Database {
  const database = openPrivate(join(dataDir, 'trail.db'))
  try {
    database.pragma(`busy_timeout = ${BUSY}`)
    database.pragma('journal_mode = WAL')
    // With WAL a commit outlives a killed process; FULL would add the power cut, for a wait at every request.
    database.pragma('synchronous = NORMAL')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** An open transaction in a file of its own: nobody else gets one until this process is gone. */
function claimFolder(dataDir: string): Database.Database {
  const database = openPrivate(join(dataDir, 'gateway.lock'))
  try {
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database.close()
    if (!reasonOf(error).code.startsWith('SQLITE_BUSY')) throw error
    throw new StoreError(
      `Another gateway has the store in ${dataDir} open: give this one another DATA_DIR, or set DATABASE_URL to a PostgreSQL that several gateways share.`,
    )
  }
}

function openPrivate(path: string): Database.Database {
  closeSync(openSync(path, 'a', 0o600))
  return new Database(path)
}
