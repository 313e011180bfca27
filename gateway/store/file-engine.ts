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
/** The same where nothing is lost without it. */
const FOLD_BUSY = 200

export interface FileEngine {
  db: Kysely<Schema>
  /** Moves the write-ahead log into the file, so that a copy of the file alone is whole. Does without while others read. */
  fold(): void
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
      const database = connect(dataDir)
      if (exclusive) refuseDamaged(dataDir, database)
      return {
        db: new Kysely({ dialect: new FileDialect({ database: keepStatements(database) }) }),
        fold: () => fold(database),
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

/** What went wrong with the file, as a sentence that says what to do. */
export function complaint(dataDir: string, error: unknown): StoreError {
  const { code, message } = reasonOf(error)
  const reason = code === '' ? message : `${code}: ${message}`
  return new StoreError(`The store in ${dataDir} ${remedyFor(code, reason)}`)
}

function remedyFor(code: string, reason: string): string {
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return damaged(reason)
  if (/^(?:SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EFBIG|EIO)/.test(code))
    return `cannot be written (${reason}): nothing was changed. Make room on its disk, and try again.`
  if (code.startsWith('SQLITE_BUSY'))
    return `is being written by another process (${reason}): nothing was changed. Try again.`
  return `cannot be opened (${reason}): set DATA_DIR to a folder that the gateway may write to, or DATABASE_URL to a PostgreSQL.`
}

function damaged(reason: string): string {
  return `is damaged (${reason}): restore a backup in place of trail.db, trail.db-wal and trail.db-shm.`
}

function connect(dataDir: string): Database.Database {
  const database = openPrivate(join(dataDir, 'trail.db'))
  try {
    database.pragma(`busy_timeout = ${BUSY}`)
    database.pragma('journal_mode = WAL')
    // With WAL a commit outlives a killed process; FULL adds the power cut, for one wait for the disk at each write.
    database.pragma('synchronous = FULL')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A file that lost a part opens well enough; the gateway is not to find out in the middle of a request. */
function refuseDamaged(dataDir: string, database: Database.Database): void {
  const row: unknown = database.prepare('pragma quick_check(1)').get()
  const found: unknown = Reflect.get(Object(row), 'quick_check')
  if (found === 'ok') return
  database.close()
  throw new StoreError(`The store in ${dataDir} ${damaged(String(found).replaceAll(/\s+/g, ' '))}`)
}

function fold(database: Database.Database): void {
  try {
    database.pragma(`busy_timeout = ${FOLD_BUSY}`)
    database.pragma('wal_checkpoint(truncate)')
  } catch {
    // The log stays beside the file, and the next process that opens it reads both.
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
