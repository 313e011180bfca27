import { Client, DatabaseError, type ClientConfig } from 'pg'

/** Milliseconds. How long a statement may take before the session counts as lost. */
const PATIENCE = 5000
/** The pause before another session is opened; it doubles as long as none opens. */
const PAUSE = { first: 100, most: 2000 }

/** A gateway whose machine fell off the net loses its locks in half a minute, not in two hours. */
const SETTINGS = `select set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false),
  set_config('idle_session_timeout', '0', false), pg_backend_pid() as pid`

export interface LockSession {
  /** Names the session that is open now; throws while it is lost. */
  current(): symbol
  /** Runs a statement in the session that is open now, one after the other in the order of the calls. */
  ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export interface SessionEvents {
  opened(): void
  lost(): void
  /** What another session said on the channel. */
  heard(word: string): void
}

interface Open {
  id: symbol
  client: Client
  turn: Promise<unknown>
}

/**
 * One session of PostgreSQL's that is opened again whenever it is lost. It listens to `channel`.
 * Rejects where the first one cannot be opened.
 */
export async function openLockSession(
  config: ClientConfig,
  channel: string,
  events: SessionEvents,
): Promise<LockSession> {
  let open: Open | null = null
  let closed = false

  async function connect(): Promise<void> {
    const client = new Client({ ...config, keepAlive: true, query_timeout: PATIENCE })
    let own: number | undefined
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    client.on('notification', ({ processId, payload }) => {
      if (processId !== own) events.heard(payload ?? '')
    })
    try {
      await client.connect()
      own = (await client.query<{ pid: number }>(SETTINGS)).rows[0]?.pid
      await client.query(`listen ${channel}`)
    } catch (error) {
      await client.end().catch(() => {})
      throw error
    }
    if (closed) return client.end()
    open = { id: Symbol('session'), client, turn: Promise.resolve() }
    events.opened()
  }

  function lose(client: Client): void {
    if (client !== open?.client) return
    open = null
    client.end().catch(() => {})
    events.lost()
    reconnect(PAUSE.first)
  }

  function reconnect(pause: number): void {
    setTimeout(() => {
      if (closed) return
      connect().catch(() => reconnect(Math.min(pause * 2, PAUSE.most)))
    }, pause).unref()
  }

  function live(): Open {
    if (open === null) throw new Error('the session that holds the locks is lost')
    return open
  }

  await connect()

  return {
    current: () => live().id,
    async ask<Row extends object>(text: string, values: unknown[]) {
      const session = live()
      const answer = session.turn.then(() => session.client.query<Row>(text, values))
      session.turn = answer.catch(() => {})
      try {
        return (await answer).rows
      } catch (error) {
        // What the server refuses it says; all else is a session of which nobody knows what it holds.
        if (!(error instanceof DatabaseError)) lose(session.client)
        throw error
      }
    },
    async close() {
      closed = true
      const last = open
      open = null
      await last?.turn
      await last?.client.end()
    },
  }
}
