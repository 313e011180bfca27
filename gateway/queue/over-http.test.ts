import { expect, it } from 'vitest'
import { inBothDialects } from '../testing/both-dialects.ts'
import { testClock } from '../testing/test-clock.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const ENTRY = { entityTypeId: 2, entityId: 100, title: 'Step', text: 'Done' }

inBothDialects(
  (use) => {
    it('answers QUEUE_TIMEOUT where the portal is too busy for too long', async () => {
      const { gateway, agent } = use()
      gateway.emulator.faults.add([{ method: '*', latency: 1000, times: 2 }])
      const blocking = [agent.get('/v1/timeline-logs/1'), agent.get('/v1/timeline-logs/2')]
      await untilTrue(() => gateway.gateway.ways.webhook?.queue.depth().running === 2)
      const { status, body, headers } = await agent.get('/v1/timeline-logs/3')
      expect(status).toBe(504)
      expect(body).toEqual({
        success: false,
        error: { code: 'QUEUE_TIMEOUT', message: expect.any(String), retryAfter: 10 },
      })
      expect(headers.get('retry-after')).toBe('10')
      await Promise.all(blocking)
    })

    it('answers ERROR_LOOP_DETECTED to a key that fails the same way over and over', async () => {
      const { gateway } = use()
      const agent = await gateway.caller()
      gateway.emulator.faults.add([
        { method: 'crm.timeline.logmessage.add', error: 'OWNER_NOT_FOUND', times: 12 },
      ])
      for (let n = 0; n < 12; n += 1) {
        const { status } = await agent.post('/v1/timeline-logs', { ...ENTRY, title: `Try ${n}` })
        expect(status).toBe(422)
      }
      const { status, body } = await agent.post('/v1/timeline-logs', ENTRY)
      expect(status).toBe(502)
      expect(body).toMatchObject({
        success: false,
        error: {
          code: 'ERROR_LOOP_DETECTED',
          retryAfter: 60,
          message: expect.stringContaining('OWNER_NOT_FOUND'),
        },
      })
      expect((await agent.post('/v1/timeline-logs', { ...ENTRY, entityId: 101 })).status).toBe(201)
      const other = await gateway.caller()
      expect((await other.post('/v1/timeline-logs', ENTRY)).status).toBe(201)
    })
  },
  { config: { queueTimeout: 300 } },
)

it('writes eighty entries within a portal’s own limit, and is never told that it is too fast', async () => {
  const clock = testClock()
  const { now, pause } = clock
  const gateway = await testGateway({
    emulator: { seed: 'empty', now, switches: { rateLimit: true } },
    config: { bucket: { capacity: 50, perSecond: 2 }, queueTimeout: 60_000 },
    now,
    pause,
  })
  const { log, world } = gateway.emulator
  const drops = countDrops(gateway)
  const agents = await Promise.all([gateway.caller(), gateway.caller()])
  const statuses: (number | undefined)[] = []
  const writes = Array.from({ length: 80 }, async (_, n) => {
    const answer = await agents[n % 2]?.post('/v1/timeline-logs', { ...ENTRY, title: `Step ${n}` })
    statuses.push(answer?.status)
  })
  // Time goes by only while nothing is under way: whoever has a turn waits for the bucket.
  const isStill = () => drops.isFull() && log.filter(({ status }) => status !== 0).length === drops.poured()
  await untilTrue(() => {
    if (isStill()) void clock.advance(100)
    return statuses.length === 80
  })
  await Promise.all(writes)
  expect(new Set(statuses)).toEqual(new Set([201]))
  expect(log.filter(({ status }) => status === 503)).toEqual([])
  expect(log.length).toBeGreaterThanOrEqual(80)
  expect(world.entries.size).toBe(80)
  await gateway.close()
})

/** Watches the portal's bucket: what was poured, and whether the last who asked has to wait. */
function countDrops({ gateway }: TestGateway) {
  const { buckets } = gateway.store
  const { pour } = buckets
  let poured = 0
  let isFull = false
  buckets.pour = async (name, rule, now) => {
    const answer = await pour(name, rule, now)
    if (name.startsWith('portal:')) {
      isFull = !answer.ok
      if (answer.ok) poured += 1
    }
    return answer
  }
  return { poured: () => poured, isFull: () => isFull }
}

async function untilTrue(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}
