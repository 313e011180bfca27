import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiKey, Installation, KeyedRequest, RunMark, Store, WrittenEntry } from './store.ts'

/** What every engine keeps to: run by the test of each of them, on a store that is empty. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  describe(`keys in ${name}`, () => {
    it('finds a key by its prefix with everything that was said of it', async () => {
      const key = keyNamed('found', { entityTypes: [2, 3], expiresAt: 1_900_000_000_000, readOnly: true })
      await store.keys.add(key)
      expect(await store.keys.byPrefix(key.prefix)).toEqual(key)
    })

    it('finds nothing under a prefix that nobody has', async () => {
      expect(await store.keys.byPrefix('trail_api_nobody')).toBeNull()
    })

    it('lists the newest key first, revoked ones too', async () => {
      await store.keys.add(keyNamed('older', { createdAt: 1_600_000_000_000 }))
      await store.keys.add(keyNamed('newer', { createdAt: 1_800_000_000_000, revokedAt: 5 }))
      const ids = (await store.keys.list()).map((key) => key.id)
      expect(ids.indexOf('newer')).toBe(0)
      expect(ids.indexOf('older')).toBe(ids.length - 1)
    })

    it('revokes a key once', async () => {
      await store.keys.add(keyNamed('revoked'))
      expect(await store.keys.revoke('revoked', 7)).toBe(true)
      expect(await store.keys.revoke('revoked', 8)).toBe(false)
      expect(await store.keys.revoke('unheard of', 8)).toBe(false)
      expect((await store.keys.byPrefix('trail_api_revoked'))?.revokedAt).toBe(7)
    })

    it('refuses a second key with the same prefix', async () => {
      await store.keys.add(keyNamed('twice'))
      await expect(store.keys.add({ ...keyNamed('twice'), id: 'another' })).rejects.toThrow()
    })

    it('adds up what gateways count at once and keeps the later use', async () => {
      await store.keys.add(keyNamed('counted'))
      await Promise.all([
        store.keys.addUse([{ id: 'counted', lastUsedAt: 20, reads: 1, writes: 2 }]),
        store.keys.addUse([{ id: 'counted', lastUsedAt: 10, reads: 3, writes: 0 }]),
        store.keys.addUse([]),
      ])
      expect(await store.keys.byPrefix('trail_api_counted')).toMatchObject({
        reads: 4,
        writes: 2,
        lastUsedAt: 20,
      })
    })
  })

  describe(`entries in ${name}`, () => {
    it('claims an entry in place of an older claim', async () => {
      await store.entries.add([entryOf('once', 1, { createdAt: 1_000, run: mark('earlier') })])
      await store.entries.add([entryOf('another portal', 1, { createdAt: 1_500 })])
      await store.entries.add([entryOf('once', 1, { createdAt: 2_000, title: 'New', run: mark('later') })])
      expect(await store.entries.claimed('once', [1, 2])).toEqual([{ entryId: 1, createdAt: 2_000 }])
      const query = { portalId: 'once', entityTypes: null, limit: 9 }
      expect(await store.entries.ofRun({ ...query, runId: 'earlier' })).toEqual([])
      expect(await store.entries.ofRun({ ...query, runId: 'later' })).toMatchObject([{ title: 'New' }])
      expect(await store.entries.claimed('another portal', [1])).toEqual([{ entryId: 1, createdAt: 1_500 }])
    })

    it('claims several entries at once, one that is named twice as it was named last', async () => {
      await store.entries.add([])
      await store.entries.add([
        entryOf('all', 3, { createdAt: 1_000 }),
        entryOf('all', 1, { createdAt: 1_000 }),
        entryOf('all', 3, { createdAt: 2_000 }),
      ])
      const claims = await store.entries.claimed('all', [1, 2, 3])
      expect(new Map(claims.map(({ entryId, createdAt }) => [entryId, createdAt]))).toEqual(
        new Map([
          [1, 1_000],
          [3, 2_000],
        ]),
      )
      expect(await store.entries.claimed('all', [])).toEqual([])
    })

    it('takes the claims of many who claim the same at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () => store.entries.add([entryOf('race', 2), entryOf('race', 1)])),
      )
      expect(await store.entries.claimed('race', [1, 2])).toHaveLength(2)
    })

    it('knows the highest id of each portal', async () => {
      await store.entries.add([entryOf('high', 9), entryOf('high', 10_000_000_000), entryOf('high', 100)])
      expect(await store.entries.highestId('high')).toBe(10_000_000_000)
      expect(await store.entries.highestId('unheard of')).toBe(0)
    })

    it('forgets old entries without a run, but never the highest id', async () => {
      await store.entries.add([
        entryOf('purge', 1, { createdAt: 10 }),
        entryOf('purge', 2, { createdAt: 10, run: mark('kept') }),
        entryOf('purge', 3, { createdAt: 30 }),
        entryOf('purge', 4, { createdAt: 10 }),
      ])
      expect(await store.entries.purge(20)).toBe(1)
      const left = await store.entries.claimed('purge', [1, 2, 3, 4])
      expect(left.map(({ entryId }) => entryId).toSorted()).toEqual([2, 3, 4])
      expect(await store.entries.highestId('purge')).toBe(4)
    })
  })

  describe(`known cards in ${name}`, () => {
    const card = (entityId: number, entityTypeId = 2) => ({ entityTypeId, entityId })

    it('knows the cards that were added, each portal its own', async () => {
      await store.knownCards.add('cards', [], 10)
      await store.knownCards.add('cards', [card(1), card(9_000_000_000), card(1), card(1, 3)], 10)
      const asked = [card(9_000_000_000), card(2), card(1, 3), card(1), card(1, 4)]
      expect(await store.knownCards.unknown('cards', asked)).toEqual([card(2), card(1, 4)])
      expect(await store.knownCards.unknown('others', [card(1)])).toEqual([card(1)])
      expect(await store.knownCards.unknown('cards', [])).toEqual([])
    })

    it('takes the same cards from many at once', async () => {
      const cards = Array.from({ length: 50 }, (_, k) => card(k + 1))
      await Promise.all(
        Array.from({ length: 10 }, (_, k) =>
          store.knownCards.add('many', k % 2 ? cards : cards.toReversed(), k),
        ),
      )
      expect(await store.knownCards.unknown('many', cards)).toEqual([])
    })

    it('forgets the cards that were not asked for lately', async () => {
      await store.knownCards.add('old', [card(1), card(2)], 10)
      await store.knownCards.add('old', [card(2)], 30)
      await store.knownCards.purge(20)
      expect(await store.knownCards.unknown('old', [card(1), card(2)])).toEqual([card(1)])
    })
  })

  describe(`runs in ${name}`, () => {
    const portalId = 'runs'
    const query = { portalId, before: null, limit: 10, entityTypes: null }
    beforeAll(async () => {
      await store.entries.add([
        entryOf(portalId, 1, { createdAt: 100, run: mark('a', { agent: 'Quote bot', step: 'read' }) }),
        entryOf(portalId, 2, { createdAt: 300, run: mark('b') }),
        entryOf(portalId, 3, { createdAt: 200, run: mark('a', { outcome: 'half' }), entityTypeId: 3 }),
        entryOf(portalId, 4, { createdAt: 400, run: mark('a', { outcome: 'done' }) }),
        entryOf(portalId, 5, { createdAt: 400, run: mark('a') }),
        entryOf(portalId, 6, { createdAt: 500 }),
        entryOf('runs of another portal', 1, { createdAt: 600, run: mark('a') }),
      ])
    })

    it('sums up a run with the last agent and outcome that were said', async () => {
      expect(await store.entries.runs(query)).toEqual([
        { id: 'a', agent: 'Quote bot', outcome: 'done', startedAt: 100, lastAt: 400, entries: 4 },
        { id: 'b', agent: null, outcome: null, startedAt: 300, lastAt: 300, entries: 1 },
      ])
    })

    it('pages by the last entry', async () => {
      const first = await store.entries.runs({ ...query, limit: 1 })
      expect(first.map((run) => run.id)).toEqual(['a'])
      const next = await store.entries.runs({ ...query, before: 400 })
      expect(next.map((run) => run.id)).toEqual(['b'])
    })

    it('counts only the entity types that are asked for', async () => {
      expect(await store.entries.runs({ ...query, entityTypes: [3] })).toEqual([
        { id: 'a', agent: null, outcome: 'half', startedAt: 200, lastAt: 200, entries: 1 },
      ])
      expect(await store.entries.runs({ ...query, entityTypes: [] })).toEqual([])
    })

    it('gives the entries of a run, oldest first, with what was said', async () => {
      const entries = await store.entries.ofRun({ portalId, runId: 'a', entityTypes: null, limit: 9 })
      expect(entries.map((entry) => entry.entryId)).toEqual([1, 3, 4, 5])
      expect(entries[0]).toEqual(
        entryOf(portalId, 1, { createdAt: 100, run: mark('a', { agent: 'Quote bot', step: 'read' }) }),
      )
      const seen = await store.entries.ofRun({ portalId, runId: 'a', entityTypes: [2], limit: 9 })
      expect(seen.map((entry) => entry.entryId)).toEqual([1, 4, 5])
      expect(await store.entries.ofRun({ portalId, runId: 'a', entityTypes: [], limit: 9 })).toEqual([])
      const last = await store.entries.ofRun({ portalId, runId: 'a', entityTypes: null, limit: 2 })
      expect(last.map((entry) => entry.entryId)).toEqual([4, 5])
    })

    it('sums up one run, as far as it may be seen', async () => {
      const [run] = await store.entries.runs(query)
      expect(await store.entries.run({ portalId, runId: 'a', entityTypes: null })).toEqual(run)
      expect(await store.entries.run({ portalId, runId: 'a', entityTypes: [2] })).toMatchObject({
        entries: 3,
      })
      expect(await store.entries.run({ portalId, runId: 'a', entityTypes: [] })).toBeNull()
      expect(await store.entries.run({ portalId, runId: 'none', entityTypes: null })).toBeNull()
    })

    it('keeps an entry whatever letters its texts have', async () => {
      const run = mark('r', { agent: 'a\0', step: '\0', outcome: '\uD800' })
      await store.entries.add([entryOf('letters', 1, { title: 'a\0b', run })])
      const answer = { status: 201, body: JSON.stringify({ title: 'a\0b' }) }
      const long = entryOf('letters', 2, { title: 'é'.repeat(100_000), run })
      await store.idempotency.finish(requestOf('letters', { answer }), [long])
      const kept = await store.entries.ofRun({ portalId: 'letters', runId: 'r', entityTypes: null, limit: 9 })
      expect(kept[0]).toMatchObject({ title: 'a\uFFFDb', run: { agent: 'a\uFFFD', step: '\uFFFD' } })
      expect(kept[0]?.run?.outcome).toBe('\uFFFD')
      expect(kept[1]?.title).toBe(`${'é'.repeat(499)}…`)
    })
  })

  describe(`idempotency in ${name}`, () => {
    it('keeps a request, and writes over it', async () => {
      const open = requestOf('kept', { attempt: '{"under":"way"}' })
      await store.idempotency.save(open)
      expect(await store.idempotency.find('key', 'kept')).toEqual(open)
      const answered = requestOf('kept', { answer: { status: 201, body: '{"id":1}' } })
      await store.idempotency.save(answered)
      expect(await store.idempotency.find('key', 'kept')).toEqual(answered)
      expect(await store.idempotency.find('another key', 'kept')).toBeNull()
    })

    it('writes the answer and the claims together, in place of older ones', async () => {
      await store.entries.add([entryOf('finish', 2, { createdAt: 10 })])
      await store.idempotency.save(requestOf('finished', { attempt: 'first' }))
      const answered = requestOf('finished', { answer: { status: 201, body: '' } })
      const claims = [1, 2].map((id) => entryOf('finish', id, { createdAt: 20 }))
      await store.idempotency.finish(answered, claims)
      expect(await store.idempotency.find('key', 'finished')).toEqual(answered)
      const kept = await store.entries.claimed('finish', [1, 2])
      expect(kept.map(({ createdAt }) => createdAt)).toEqual([20, 20])
    })

    it('writes an answer without claims', async () => {
      await store.idempotency.finish(requestOf('no entries'), [])
      expect(await store.idempotency.find('key', 'no entries')).toEqual(requestOf('no entries'))
    })

    it('forgets a request by name and by age', async () => {
      await store.idempotency.save(requestOf('removed'))
      await store.idempotency.remove('key', 'removed')
      expect(await store.idempotency.find('key', 'removed')).toBeNull()
      await store.idempotency.save(requestOf('aged', { createdAt: 10 }))
      await store.idempotency.save(requestOf('young', { createdAt: 20 }))
      expect(await store.idempotency.purge(20)).toBe(1)
      expect(await store.idempotency.find('key', 'aged')).toBeNull()
      expect(await store.idempotency.find('key', 'young')).not.toBeNull()
    })

    it('drops the answers of a key but for its newest, and keeps that they were given', async () => {
      const answer = { status: 201, body: '{}' }
      const [crowd, few] = [
        { keyId: 'crowd', answer },
        { keyId: 'few', answer },
      ]
      for (const createdAt of [1, 2, 3, 4])
        await store.idempotency.finish(requestOf(`n${createdAt}`, { ...crowd, createdAt }), [])
      await store.idempotency.save(requestOf('n5', { keyId: 'crowd', attempt: 'open', createdAt: 5 }))
      await store.idempotency.finish(requestOf('n1', few), [])
      await store.idempotency.dropAnswers(2)
      const bodies = ['n1', 'n2', 'n3', 'n4', 'n5'].map(
        async (name) => (await store.idempotency.find('crowd', name))?.answer,
      )
      const dropped = { status: 201, body: null }
      expect(await Promise.all(bodies)).toEqual([dropped, dropped, dropped, answer, null])
      expect((await store.idempotency.find('few', 'n1'))?.answer).toEqual(answer)
    })

    it('keeps an answer from what an earlier try of the same request writes late', async () => {
      const late = requestOf('late', { attempt: 'sent' })
      const answered = requestOf('late', { answer: { status: 201, body: '{}' } })
      await store.idempotency.finish(answered, [])
      await store.idempotency.save(late)
      await store.idempotency.remove('key', 'late')
      expect(await store.idempotency.find('key', 'late')).toEqual(answered)
      const fresh = { ...late, createdAt: late.createdAt + 1 }
      await store.idempotency.save(fresh)
      expect(await store.idempotency.find('key', 'late')).toEqual(fresh)
    })
  })

  describe(`buckets in ${name}`, () => {
    const rule = { capacity: 3, perSecond: 2 }

    it('fills up, says how long to wait, and has room after that', async () => {
      const now = 1_800_000_000_000
      for (const level of [1, 2, 3])
        expect(await store.buckets.pour('full', rule, now)).toEqual({ ok: true, level, waitMs: 0 })
      expect(await store.buckets.pour('full', rule, now)).toEqual({ ok: false, level: 3, waitMs: 500 })
      expect(await store.buckets.pour('full', rule, now + 499)).toMatchObject({ ok: false, waitMs: 1 })
      expect(await store.buckets.pour('full', rule, now + 500)).toEqual({ ok: true, level: 3, waitMs: 0 })
    })

    it('runs empty and no further', async () => {
      await store.buckets.pour('dry', rule, 1000)
      expect(await store.buckets.pour('dry', rule, 60_000)).toEqual({ ok: true, level: 1, waitMs: 0 })
    })

    it('drops by drops of a fraction, as exactly as in one go', async () => {
      const slow = { capacity: 10, perSecond: 1 / 3 }
      for (let poured = 0; poured < 10; poured += 1) await store.buckets.pour('slow', slow, 0)
      for (let now = 3000; now <= 300_000; now += 3000)
        expect(await store.buckets.pour('slow', slow, now)).toMatchObject({ ok: true })
    })

    it('takes an earlier clock for the latest it heard', async () => {
      await store.buckets.pour('clocks', rule, 5000)
      expect(await store.buckets.pour('clocks', rule, 1000)).toMatchObject({ ok: true, level: 2 })
      expect(await store.buckets.pour('clocks', rule, 5500)).toMatchObject({ ok: true, level: 2 })
    })

    it('is not shut for an hour by a clock that was an hour ahead', async () => {
      for (const level of [1, 2, 3])
        expect(await store.buckets.pour('ahead', rule, 3_700_000)).toMatchObject({ ok: true, level })
      expect(await store.buckets.pour('ahead', rule, 100_000)).toEqual({ ok: true, level: 1, waitMs: 0 })
      expect(await store.buckets.pour('ahead', rule, 100_000)).toMatchObject({ ok: true, level: 2 })
      expect(await store.buckets.pour('ahead', rule, 101_000)).toMatchObject({ ok: true, level: 1 })
    })

    it('is not shut by a clock that was set back by 45 seconds', async () => {
      for (const level of [1, 2, 3])
        expect(await store.buckets.pour('back', rule, 145_000)).toMatchObject({ ok: true, level })
      expect(await store.buckets.pour('back', rule, 100_000)).toEqual({ ok: true, level: 1, waitMs: 0 })
    })

    it('never takes a drop too many when all pour at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => store.buckets.pour('rush', { capacity: 40, perSecond: 1 }, 1000)),
      )
      expect(answers.filter((answer) => answer.ok)).toHaveLength(40)
    })
  })

  describe(`installations in ${name}`, () => {
    it('keeps the last pair of tokens of each portal', async () => {
      await store.installations.save(installationOf('b'))
      await store.installations.save(installationOf('a'))
      await store.installations.save({ ...installationOf('b'), accessToken: 'rotated' })
      expect(await store.installations.find('a')).toEqual(installationOf('a'))
      const list = await store.installations.list()
      expect(list.map((row) => [row.memberId, row.accessToken])).toEqual([
        ['a', 'access of a'],
        ['b', 'rotated'],
      ])
      await store.installations.remove('a')
      expect(await store.installations.find('a')).toBeNull()
    })
  })

  describe(`locks in ${name}`, () => {
    it('gives a name to one, and to the next in line when it is released', async () => {
      const order: number[] = []
      const first = await store.locks.acquire(['line'], 1000)
      const rest = [1, 2, 3].map(async (number) => {
        const lock = await store.locks.acquire(['line'], 10_000)
        order.push(number)
        await lock?.release()
      })
      expect(await store.locks.acquire(['line'], 0)).toBeNull()
      await first?.release()
      await Promise.all(rest)
      expect(order).toEqual([1, 2, 3])
    })

    it('takes any name that is free', async () => {
      const first = await store.locks.acquire(['any 1', 'any 2'], 0)
      const second = await store.locks.acquire(['any 1', 'any 2'], 0)
      expect([first?.name, second?.name]).toEqual(['any 1', 'any 2'])
      const third = store.locks.acquire(['any 1', 'any 2'], 10_000)
      await second?.release()
      expect((await third)?.name).toBe('any 2')
    })

    it('may be released twice, and only the holder frees it', async () => {
      const first = await store.locks.acquire(['twice'], 0)
      await first?.release()
      const second = await store.locks.acquire(['twice'], 0)
      await first?.release()
      expect(await store.locks.acquire(['twice'], 0)).toBeNull()
      await second?.release()
    })

    it('leaves the line on a signal', async () => {
      const holder = await store.locks.acquire(['signal'], 0)
      const leave = new AbortController()
      const waiting = store.locks.acquire(['signal'], 10_000, leave.signal)
      leave.abort()
      expect(await waiting).toBeNull()
      expect(await store.locks.acquire(['signal'], 10_000, AbortSignal.abort())).toBeNull()
      await holder?.release()
      expect(await store.locks.acquire(['signal'], 0)).not.toBeNull()
    })

    it('is given to nobody twice at once under a crowd', async () => {
      let inside = 0
      let most = 0
      await Promise.all(
        Array.from({ length: 100 }, async () => {
          const lock = await store.locks.acquire(['slot 1', 'slot 2'], 20_000)
          inside += 1
          most = Math.max(most, inside)
          await store.ready()
          inside -= 1
          await lock?.release()
        }),
      )
      expect(most).toBe(2)
    })
  })

  describe(`the store in ${name}`, () => {
    it('says that it is ready', async () => {
      await expect(store.ready()).resolves.toBeUndefined()
    })
  })
}

export function keyNamed(id: string, rest: Partial<ApiKey> = {}): ApiKey {
  return {
    id,
    kind: 'api',
    name: `Key ${id}`,
    prefix: `trail_api_${id}`,
    hash: `hash of ${id}`,
    sessionHash: null,
    readOnly: false,
    entityTypes: null,
    rate: 60,
    createdAt: 1_700_000_000_000,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    reads: 0,
    writes: 0,
    ...rest,
  }
}

export function entryOf(portalId: string, entryId: number, rest: Partial<WrittenEntry> = {}): WrittenEntry {
  return {
    portalId,
    entryId,
    entityTypeId: 2,
    entityId: 100,
    title: 'Quote sent',
    fingerprint: 'print',
    keyId: 'key',
    run: null,
    createdAt: 1_700_000_000_000,
    ...rest,
  }
}

function mark(id: string, rest: Partial<RunMark> = {}): RunMark {
  return { id, agent: null, step: null, outcome: null, ...rest }
}

function requestOf(idempotencyKey: string, rest: Partial<KeyedRequest> = {}): KeyedRequest {
  return {
    keyId: 'key',
    idempotencyKey,
    requestHash: 'hash',
    answer: null,
    attempt: null,
    createdAt: 1_700_000_000_000,
    ...rest,
  }
}

function installationOf(memberId: string): Installation {
  return {
    memberId,
    domain: `${memberId}.example`,
    clientEndpoint: `https://${memberId}.example/rest/`,
    serverEndpoint: 'https://oauth.example/rest/',
    accessToken: `access of ${memberId}`,
    refreshToken: `refresh of ${memberId}`,
    expiresAt: 1_700_000_000_000,
    applicationToken: 'application',
    userId: 1,
    scope: 'crm,placement',
    updatedAt: 1_700_000_000_000,
  }
}
