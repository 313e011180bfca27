import type { PostgresCursor, PostgresPool, PostgresQueryResult } from 'kysely'
import { DatabaseError, type Pool, type PoolClient, type QueryResultRow } from 'pg'

/** Whose rows are counted. */
const COMMANDS = ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'SELECT'] as const

/**
 * The pool without the sessions of which a statement got no answer: the next user of such a session, if only with
 * a rollback, would wait behind that statement.
 */
export function withoutStuckSessions(pool: Pool): PostgresPool {
  return {
    end: () => pool.end(),
    connect: async () => watched(await pool.connect()),
  }
}

function watched(client: PoolClient) {
  let stuck: Error | null = null

  async function run<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (stuck !== null) throw stuck
    try {
      const { command, rowCount, rows } = await client.query<Row & QueryResultRow>(text, [...values])
      return { command: COMMANDS.find((each) => each === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows }
    } catch (error) {
      // What the server refuses it says.
      if (!(error instanceof DatabaseError)) stuck = error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }

  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
  function query<Row>(asked: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    // Nothing in the store is read by a cursor.
    return typeof asked === 'string' ? run<Row>(asked, values) : asked
  }

  return { query, release: () => client.release(stuck ?? undefined) }
}
