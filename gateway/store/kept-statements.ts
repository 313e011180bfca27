import type { SqliteDatabase, SqliteStatement } from 'kysely'
import type Database from 'libsql'

/** Far more than there are different statements in the store; a list makes a text for each of its lengths. */
const MOST = 1000

/**
 * The database with each statement prepared once. libsql 0.5 never gives back the memory of a statement (10 kB) nor that
 * of a walk over rows (1 kB), and Kysely prepares anew for each query: a gateway would grow by gigabytes a day.
 */
export function keepStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement = prepare(database, sql)
      if (kept.size < MOST) kept.set(sql, statement)
      return statement
    },
    close() {
      kept.clear()
      database.close()
    },
  }
}

function prepare(database: Database.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql)
  const limited = sql.endsWith(' limit ?')
  // One of its own: after a walk, libsql's `get` goes on with the parameters of the walk.
  let single: Database.Statement | null = null
  return {
    reader: statement.reader,
    all(parameters) {
      if (!limited || parameters.at(-1) !== 1) return statement.all(parameters)
      single ??= database.prepare(sql)
      return one(single.get(parameters))
    },
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  }
}

/** The row of a query for one, which needs no walk. */
function one(row: unknown): unknown[] {
  if (typeof row !== 'object' || row === null) return []
  Reflect.deleteProperty(row, '_metadata')
  return [row]
}
