import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute, testDatabase, type TestDatabase } from '../testing/postgres.ts'
import { openStore } from './open-store.ts'
import { entryOf, storeContract } from './store-contract.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

storeContract('PostgreSQL', () => open(database.url))

function open(databaseUrl: string): Promise<Store> {
  return openStore({ databaseUrl, dataDir: '', exclusive: true })
}

/** Ends the session that a store holds its locks with, as a lost machine would. */
function killLockSessions(url: string): Promise<void> {
  return execute(
    url,
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`,
  )
}

describe('two gateways on one PostgreSQL', () => {
  let shared: TestDatabase
  let one: Store
  let other: Store
  beforeAll(async () => {
    shared = await testDatabase()
    const stores = await Promise.all([open(shared.url), open(shared.url)])
    one = stores[0]
    other = stores[1]
  })
  afterAll(async () => {
    await Promise.all([one.close(), other.close()])
    await shared.drop()
  })

  it('make the schema once when both start at once', async () => {
    await one.entries.add([entryOf('schema', 1)])
    expect(await other.entries.claimed('schema', [1])).toMatchObject([{ entryId: 1 }])
  })

  it('claim the same entries at once without waiting for each other in a circle', async () => {
    await Promise.all(
      [one, other].flatMap(({ entries }) =>
        Array.from({ length: 10 }, (_, k) =>
          entries.add(
            k % 2 ? [entryOf('race', 1), entryOf('race', 2)] : [entryOf('race', 2), entryOf('race', 1)],
          ),
        ),
      ),
    )
    expect(await one.entries.claimed('race', [1, 2])).toHaveLength(2)
  })

  it('never fill a bucket beyond its capacity', async () => {
    const rule = { capacity: 50, perSecond: 2 }
    const answers = await Promise.all(
      [one, other].flatMap(({ buckets }) =>
        Array.from({ length: 100 }, () => buckets.pour('shared', rule, 1000)),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(50)
    expect(Math.max(...answers.map((answer) => answer.level))).toBe(50)
  })

  it('keep each other out of a name', async () => {
    const lock = await one.locks.acquire(['apart'], 0)
    expect(await other.locks.acquire(['apart'], 0)).toBeNull()
    expect((await other.locks.acquire(['apart', 'else'], 0))?.name).toBe('else')
    await lock?.release()
    const next = await other.locks.acquire(['apart'], 10_000)
    expect(next?.name).toBe('apart')
    await next?.release()
  })

  it('wake each other when a name is released', async () => {
    const lock = await one.locks.acquire(['woken'], 0)
    const waiting = other.locks.acquire(['woken'], 20_000)
    await lock?.release()
    const next = await waiting
    expect(next?.name).toBe('woken')
    await next?.release()
  })

  it('take turns where both have a long line', async () => {
    const order: string[] = []
    const work = async (store: Store, who: string) => {
      const lock = await store.locks.acquire(['turns'], 20_000)
      order.push(who)
      await lock?.release()
    }
    const first = await one.locks.acquire(['turns'], 0)
    const lines = [one, other].flatMap((store, index) =>
      Array.from({ length: 30 }, () => work(store, String(index))),
    )
    // Both have asked: the name is known to be wanted before it is given back.
    await Promise.all([one.locks.acquire(['turns'], 0), other.locks.acquire(['turns'], 0)])
    await first?.release()
    await Promise.all(lines)
    const half = order.slice(0, 30)
    expect(half.filter((who) => who === '0').length).toBeGreaterThan(5)
    expect(half.filter((who) => who === '1').length).toBeGreaterThan(5)
  })

  it('are never both inside', async () => {
    let inside = 0
    let most = 0
    await Promise.all(
      [one, other].flatMap((store) =>
        Array.from({ length: 50 }, async () => {
          const lock = await store.locks.acquire(['inside 1', 'inside 2'], 20_000)
          inside += 1
          most = Math.max(most, inside)
          await store.entries.highestId('inside')
          inside -= 1
          await lock?.release()
        }),
      ),
    )
    expect(most).toBe(2)
  })

  it('free the locks of a session that is killed, and hold new ones in another', async () => {
    const lost = await one.locks.acquire(['killed'], 0)
    const waiting = other.locks.acquire(['killed'], 20_000)
    await killLockSessions(shared.url)
    const next = await waiting
    expect(next?.name).toBe('killed')
    await lost?.release()
    await expect.poll(() => ready(one), { timeout: 10_000 }).toBe(true)
    expect(await one.locks.acquire(['killed'], 0)).toBeNull()
    await next?.release()
    const again = await one.locks.acquire(['killed'], 10_000)
    expect(again?.name).toBe('killed')
    await again?.release()
  })

  it('free their locks when they close', async () => {
    const closing = await open(shared.url)
    await closing.locks.acquire(['closed'], 0)
    await closing.close()
    expect((await one.locks.acquire(['closed'], 10_000))?.name).toBe('closed')
  })
})

describe('PostgreSQL', () => {
  it('is not ready while the session of its locks is lost, and is by itself again', async () => {
    const store = await open(database.url)
    await store.locks.acquire(['lost'], 0)
    await killLockSessions(database.url)
    await expect.poll(() => ready(store), { timeout: 10_000 }).toBe(false)
    await expect.poll(() => ready(store), { timeout: 10_000 }).toBe(true)
    expect((await store.locks.acquire(['found'], 10_000))?.name).toBe('found')
    await store.close()
  })

  it('is not ready while the server has no connection free', async () => {
    const role = `few_${new URL(database.url).pathname.slice(1)}`
    await execute(database.url, `create role ${role} login connection limit 3`)
    await execute(database.url, `grant all on schema public to ${role}`)
    await execute(database.url, `grant all on all tables in schema public to ${role}`)
    const url = new URL(database.url)
    url.username = role
    const store = await open(url.href)
    const taken = new Client({ connectionString: url.href })
    await taken.connect()
    // One session holds the locks, one reads, and one is taken.
    await expect(store.ready()).rejects.toThrow('too many connections for role')
    await taken.end()
    await store.close()
    await execute(database.url, `drop owned by ${role}`)
    await execute(database.url, `drop role ${role}`)
  })

  it('keeps buckets without a wait for the disk', async () => {
    const unlogged = `do $$ begin
      if (select relpersistence from pg_class where relname = 'bucket') <> 'u' then raise 'logged'; end if;
    end $$`
    await expect(execute(database.url, unlogged)).resolves.toBeUndefined()
  })

  it('says what to set where nothing answers, without the password', async () => {
    const opening = open('postgres://bot:pass%21word@127.0.0.1:1/trail')
    await expect(opening).rejects.toThrow(StoreError)
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1\/trail cannot be used .*ECONNREFUSED.*DATABASE_URL/)
    await expect(opening).rejects.not.toThrow(/pass(!|%21)word/)
  })

  it('says what to set where there is no such database', async () => {
    const url = new URL(database.url)
    url.pathname = 'nobody_made_this'
    await expect(open(url.href)).rejects.toThrow(/does not exist.*DATABASE_URL/)
  })

  it('says what to set where the address is none of a PostgreSQL', async () => {
    for (const url of [
      'mysql://root:secret@host/db',
      'host=localhost password=secret',
      'postgres://a:se#cret@h',
    ])
      await expect(async () => open(url)).rejects.toThrow(/^(?!.*se#?cret).*DATABASE_URL/)
  })
})

function ready(store: Store): Promise<boolean> {
  return store.ready().then(
    () => true,
    () => false,
  )
}
