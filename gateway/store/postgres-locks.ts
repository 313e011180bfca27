import { createHash } from 'node:crypto'
import type { ClientConfig } from 'pg'
import { lockLine } from './lock-line.ts'
import { openLockSession } from './lock-session.ts'
import type { Locks } from './locks.ts'

/** Milliseconds. Between two looks for a lock that was freed without a word: its session was killed. */
const POLL = 500
/** How long a name that others want is left to them. */
const COURTESY = 50

const CHANNEL = 'trail_locks'
const TELL = `select pg_notify('${CHANNEL}', word) from unnest($1::text[]) as word`
const GIVE = `with given as materialized (select pg_advisory_unlock($2::bigint))
  select pg_notify('${CHANNEL}', word) from given, unnest($1::text[]) as word`

export interface PostgresLocks extends Locks {
  /** Rejects while the session that holds the locks is lost. */
  ready(): Promise<void>
  close(): Promise<void>
}

/**
 * Advisory locks of one session of PostgreSQL's, with a line of those who wait in this process before it. NOTIFY
 * wakes other gateways, and tells who holds a name that they want it; locking itself rests on neither. When the session
 * is lost PostgreSQL frees its locks; another one is opened, and those who wait go on waiting.
 * Rejects where the first session cannot be opened.
 */
export async function postgresLocks(config: ClientConfig): Promise<PostgresLocks> {
  const holders = new Map<string, symbol>()
  const wanted = new Set<string>()
  const resting = new Map<string, NodeJS.Timeout>()

  const line = lockLine({
    async take(keys) {
      const current = session.current()
      const asked = keys.filter((key) => !resting.has(key))
      if (asked.length === 0) return null
      const rows = await session.ask<{ taken: number | null }>(tryFirst(asked.length), asked)
      const key = asked[rows[0]?.taken ?? -1]
      if (key !== undefined) holders.set(key, current)
      else session.ask(TELL, [asked.map((key) => `wanted ${key}`)]).catch(() => {})
      return key ?? null
    },

    async give(key) {
      const holder = holders.get(key)
      holders.delete(key)
      const words = [`free ${key}`]
      if (wanted.delete(key)) {
        rest(key)
        if (line.awaits(key)) words.push(`wanted ${key}`)
      }
      try {
        // The locks of a lost session are gone already.
        if (holder === session.current()) await session.ask(GIVE, [words, key])
      } catch {
        // And so are those of one that is lost by now.
      }
    },
  })

  const session = await openLockSession(config, CHANNEL, {
    opened: wake,
    lost: () => wanted.clear(),
    heard(words) {
      const [word, key = ''] = words.split(' ')
      if (word === 'free') rested(key)
      else if (holders.has(key) || line.awaits(key)) wanted.add(key)
    },
  })

  function wake(): void {
    line.wake()
  }

  /** Leaves a name to those who asked for it, or this gateway would always be the first to take it again. */
  function rest(key: string): void {
    clearTimeout(resting.get(key))
    resting.set(
      key,
      setTimeout(() => rested(key), COURTESY),
    )
  }

  function rested(key: string): void {
    clearTimeout(resting.get(key))
    resting.delete(key)
    if (line.awaits(key)) line.wake(key)
  }

  const poll = setInterval(wake, POLL).unref()

  return {
    async acquire(names, timeoutMs, signal) {
      const keys = names.map(keyOf)
      const lock = await line.acquire(keys, timeoutMs, signal)
      if (lock === null) return null
      return { ...lock, name: names[keys.indexOf(lock.name)] ?? '' }
    },
    async ready() {
      await session.ask('select 1', [])
    },
    async close() {
      clearInterval(poll)
      for (const timer of resting.values()) clearTimeout(timer)
      line.end()
      await session.close()
    },
  }
}

/** Names are text, advisory locks 64 bits. */
function keyOf(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString()
}

/** Tries one after the other and stops at the first that is free: CASE promises both. */
function tryFirst(count: number): string {
  const tries = Array.from(
    { length: count },
    (_, index) => `when pg_try_advisory_lock($${index + 1}::bigint) then ${index}`,
  )
  return `select case ${tries.join(' ')} end as taken`
}
