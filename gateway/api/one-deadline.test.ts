import { expect, it } from 'vitest'
import { creates, titles } from '../testing/batches.ts'
import { type Stage, inBothDialects } from '../testing/both-dialects.ts'

const SECOND = 1_000
const QUEUE = 10 * SECOND
const PORTAL = 20 * SECOND

let time = 1_800_000_000_000

inBothDialects(
  (stage, dialect) => {
    /** Runs a batch in front of a portal that works so long on each request; how long it took, and what was sent. */
    async function inSlowPortal(ms: number, calls: object[], headers: Record<string, string> = {}) {
      const { gateway, agent } = stage()
      const sent = slowDown(stage(), ms)
      const began = time
      try {
        const { body, status } = await agent.post('/v1/batch', { calls }, headers)
        return { body, status, took: time - began, sent: sent.count(), gateway }
      } finally {
        sent.stop()
      }
    }

    const list = (id: string) => ({
      id,
      action: 'list',
      params: { entityTypeId: 2, entityId: 100, limit: 25 },
    })

    it('all requests of one agent’s request have left by QUEUE_TIMEOUT + PORTAL_TIMEOUT', async () => {
      const calls = ['a', 'b', 'c', 'd', 'e'].map(list)
      const { body, status, took, sent } = await inSlowPortal(9 * SECOND, calls)
      // At 0, 9, 18 and 27 seconds; the next would leave after 30.
      expect([status, sent]).toEqual([200, 4])
      expect(took).toBeLessThanOrEqual(QUEUE + 2 * PORTAL)
      expect(Object.keys(body.data.results)).toEqual(['a', 'b'])
      const late = { code: 'QUEUE_TIMEOUT', message: expect.any(String), retryAfter: 10 }
      expect(body.data.errors).toEqual({ c: late, d: late, e: late })
    })

    it('goes on with the same key where the deadline cut a batch off, and writes nothing twice', async () => {
      const name = `Deadline ${dialect}`
      const calls = [
        creates('first', `${name} first`),
        list('a'),
        list('b'),
        list('c'),
        creates('last', `${name} last`),
      ]
      const headers = { 'idempotency-key': `deadline-${dialect}` }
      await stage().agent.post('/v1/timeline-logs', {
        entityTypeId: 2,
        entityId: 101,
        title: 'Warm',
        text: 'Text',
      })
      const { body, gateway } = await inSlowPortal(9 * SECOND, calls, headers)
      expect(body.data.errors).toMatchObject({ last: { code: 'QUEUE_TIMEOUT', retryAfter: 10 } })
      expect(titles(gateway, name)).toEqual([`${name} first`])
      const again = await stage().agent.post('/v1/batch', { calls }, headers)
      expect(again.body.data.errors).toEqual({})
      expect(titles(gateway, name)).toEqual([`${name} first`, `${name} last`])
    })

    it('answers 504 with Retry-After where a single operation comes to the deadline', async () => {
      const sent = slowDown(stage(), 31 * SECOND)
      const answer = await stage().agent.get('/v1/timeline-logs?entityTypeId=2&entityId=100&limit=25')
      sent.stop()
      expect(answer.status).toBe(504)
      expect(answer.body.error.code).toBe('QUEUE_TIMEOUT')
      expect(answer.headers.get('retry-after')).toBe('10')
      expect(sent.count()).toBe(1)
    })
  },
  { config: { queueTimeout: QUEUE, portalTimeout: PORTAL }, now: () => time },
)

/** Lets so much time go by with each request that the portal gets. */
function slowDown({ gateway }: Stage, ms: number) {
  const { log } = gateway.emulator
  const before = log.length
  const push = log.push.bind(log)
  log.push = (...entries) => {
    time += ms
    return push(...entries)
  }
  return { count: () => log.length - before, stop: () => (log.push = push) }
}
