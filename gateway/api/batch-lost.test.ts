import { expect, it } from 'vitest'
import { pinnedIds } from '#emulator/world/bindings.ts'
import { CARD, about, asked, creates, send, titles } from '../testing/batches.ts'
import { inBothDialects } from '../testing/both-dialects.ts'

const ADD = 'crm.timeline.logmessage.add'

/** Milliseconds the gateway waits for the portal in these tests. */
const TIMEOUT = 1_000

let ahead = 0

inBothDialects(
  (stage, dialect) => {
    let count = 0

    /** Three entries, two of them alike, with a note and a pin. */
    function batch() {
      count += 1
      const name = `${dialect} ${count}`
      const calls = [
        creates('a', `${name} a`),
        creates('b', `${name} b`),
        creates('b2', `${name} b`),
        { id: 'note', ...about('$a.id', 'add_note', { text: 'Noted' }) },
        { id: 'pin', ...about('$b.id', 'pin') },
      ]
      return { name, calls, all: [`${name} a`, `${name} b`, `${name} b`] }
    }

    const keyed = () => ({ 'idempotency-key': `lost-${dialect}-${count}` })

    it.each([
      ['before', 'without a key', false],
      ['before', 'with a key', true],
      ['after', 'without a key', false],
      ['after', 'with a key', true],
    ] as const)(
      'writes each entry once where the connection broke %s the portal acted, %s',
      async (drop, _, isKeyed) => {
        const { agent, gateway } = stage()
        const { name, calls, all } = batch()
        gateway.emulator.faults.add([{ method: ADD, drop }])
        const { body } = await send(agent, calls, isKeyed ? keyed() : {})
        expect(body.data.errors).toEqual({})
        expect(titles(gateway, name)).toEqual(all)
        const { a, b, b2 } = body.data.results
        expect(new Set([a.id, b.id, b2.id]).size).toBe(3)
        expect(pinnedIds(gateway.emulator.world, CARD)).toContain(b.id)
      },
    )

    it('looks again where the portal answered with nothing readable', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      gateway.emulator.faults.add([{ method: 'batch', body: 'broken-json' }])
      const { body } = await send(agent, calls)
      expect(body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual(all)
    })

    it('looks for the one entry whose command the portal could not answer', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      gateway.emulator.faults.add([{ method: ADD, error: 'INTERNAL_SERVER_ERROR' }])
      const { body } = await send(agent, calls)
      expect(body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual(all)
    })

    it('finds what a slow portal wrote, and does not send it again', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      gateway.emulator.faults.add([{ method: ADD, latency: 2 * TIMEOUT }])
      const requests = await asked(gateway, async () => {
        const { body } = await send(agent, calls)
        expect(body.data.errors).toEqual({})
      })
      expect(requests.filter(({ batch }) => batch.includes(ADD))).toHaveLength(1)
      expect(titles(gateway, name)).toEqual(all)
    })

    it('leaves open what a slow portal may still write, and the same key finds out later', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      gateway.emulator.faults.add([{ method: ADD, latency: 2 * TIMEOUT, drop: 'before' }])
      const headers = keyed()
      const { status, body } = await send(agent, calls, headers)
      expect(status).toBe(200)
      expect(body.data.errors).toMatchObject({
        a: {
          code: 'QUEUE_TIMEOUT',
          retryAfter: expect.any(Number),
          hint: expect.stringContaining('same Idempotency-Key'),
        },
        b: { code: 'QUEUE_TIMEOUT' },
        b2: { code: 'QUEUE_TIMEOUT' },
        note: { code: 'REFERENCE_FAILED' },
        pin: { code: 'REFERENCE_FAILED' },
      })
      const early = await send(agent, calls, headers)
      expect(early.body.data.errors.a.code).toBe('BITRIX_UNAVAILABLE')
      expect(titles(gateway, name)).toEqual([])
      ahead += TIMEOUT
      const late = await send(agent, calls, headers)
      expect(late.body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual(all)
      const replay = await send(agent, calls, headers)
      expect(replay.body).toEqual(late.body)
      expect(titles(gateway, name)).toEqual(all)
    })

    it('looks first where an earlier try with the same key wrote all and nobody could read it', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      gateway.emulator.faults.add([
        { method: ADD, drop: 'after' },
        { method: 'crm.timeline.logmessage.list', error: 'ACCESS_DENIED', times: 0 },
      ])
      const headers = keyed()
      const first = await send(agent, calls, headers)
      expect(first.body.data.errors.a.code).toBe('BITRIX_UNAVAILABLE')
      gateway.emulator.faults.clear()
      ahead += TIMEOUT
      const again = await send(agent, calls, headers)
      expect(again.body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual(all)
    })

    it('doubles nothing where the gateway broke off before it wrote the end down', async () => {
      const { agent, gateway } = stage()
      const { name, calls, all } = batch()
      const { idempotency } = gateway.gateway.store
      const { finish } = idempotency
      idempotency.finish = () => Promise.reject(new Error('killed'))
      const first = await send(agent, calls, keyed())
      idempotency.finish = finish
      expect(first.status).toBe(500)
      const again = await send(agent, calls, keyed())
      expect(again.body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual(all)
    })

    it('goes on with what was shut out when the same key comes again', async () => {
      const { agent, gateway } = stage()
      const { name, calls: plain, all } = batch()
      // No name of a call is special.
      const calls = plain.map((call) => (call.id === 'b2' ? { ...call, id: '__proto__' } : call))
      gateway.emulator.faults.add([{ method: ADD, error: 'QUERY_LIMIT_EXCEEDED' }])
      const first = await send(agent, calls, keyed())
      expect(first.body.data.errors).toMatchObject({
        a: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
        note: { code: 'REFERENCE_FAILED', retryAfter: expect.any(Number) },
      })
      expect(titles(gateway, name)).toEqual(all.slice(1))
      const again = await send(agent, calls, keyed())
      expect(again.body.data.errors).toEqual({})
      expect(again.body.data.results).toMatchObject(first.body.data.results)
      expect(titles(gateway, name)).toEqual(all)
    })

    it('takes a pin for done where the lost answer was about the last free place', async () => {
      const { agent, gateway } = stage()
      const { calls } = batch()
      const { switches } = gateway.emulator.world
      const before = switches.pinLimit
      switches.pinLimit = pinnedIds(gateway.emulator.world, CARD).length + 1
      gateway.emulator.faults.add([{ method: ADD, drop: 'after' }])
      const { body } = await send(agent, calls)
      switches.pinLimit = before
      expect(body.data.errors).toEqual({})
      expect(pinnedIds(gateway.emulator.world, CARD)).toContain(body.data.results.b.id)
    })

    it('repeats what is harmless to repeat, and takes what is gone for deleted', async () => {
      const { appAgent, gateway } = stage()
      const { name, calls } = batch()
      const made = (await send(appAgent, calls)).body.data.results
      gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.delete', drop: 'after' }])
      const { body } = await send(appAgent, [
        { id: 'gone', action: 'delete', entityId: made.a.id },
        about(made.b.id, 'unpin'),
        about(made.b.id, 'add_note', { text: 'Again' }),
      ])
      expect(body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual([`${name} b`, `${name} b`])
    })
  },
  {
    config: { portalTimeout: TIMEOUT },
    emulator: { switches: { pinLimit: 50 } },
    now: () => Date.now() + ahead,
    pause: (ms) => new Promise((resolve) => void setTimeout(resolve, ms / 50)),
  },
)
