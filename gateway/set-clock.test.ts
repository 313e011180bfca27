import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { installApp } from './testing/app-way.ts'
import { setClock, unset } from './testing/set-clock.ts'
import { type TestGateway, testGateway } from './testing/test-gateway.ts'

const HOUR = 3_600_000
const DAYS = 48 * HOUR
const ENTRY = { entityTypeId: 2, entityId: 100, title: 'On time', text: 'Text' }

/** What an operator may do to the clock, one after the other. */
const SETTINGS = [-45_000, 0, DAYS, 0, -DAYS, 0]

let gateway: TestGateway

beforeAll(async () => {
  gateway = await testGateway({ emulator: { now: unset } })
  await installApp(gateway, 1)
})
afterEach(() => setClock(0))
afterAll(() => gateway.close())

describe.each(['api', 'app'] as const)('a key of kind %s', (kind) => {
  it('reads and writes at once whatever the clock is set to', async () => {
    const agent = await gateway.caller({ kind })
    await agent.post('/v1/timeline-logs', ENTRY)
    for (const ms of SETTINGS) {
      setClock(ms)
      const written = await agent.post('/v1/timeline-logs', ENTRY)
      const read = await agent.get(`/v1/timeline-logs/${written.body.data.id}`)
      expect([ms, written.status, read.status]).toEqual([ms, 201, 200])
    }
  })

  it('is neither expired nor let in again by a clock that is set', async () => {
    const lives = await gateway.caller({ kind, expiresAt: unset() + HOUR })
    const over = await gateway.caller({ kind, expiresAt: unset() - HOUR })
    for (const ms of SETTINGS) {
      setClock(ms)
      const answers = await Promise.all([lives, over].map((agent) => agent.get('/v1/timeline-logs/13')))
      expect([ms, answers.map(({ status }) => status)]).toEqual([ms, [200, 401]])
    }
  })

  it('has neither more nor less of its rate', async () => {
    const agent = await gateway.caller({ kind, rate: 2 * SETTINGS.length })
    for (const [k, ms] of SETTINGS.entries()) {
      setClock(ms)
      const { headers } = await agent.get('/v1/timeline-logs/13')
      expect([ms, Number(headers.get('x-ratelimit-remaining'))]).toEqual([ms, 2 * SETTINGS.length - 1 - k])
    }
  })
})

it('replays the answer of a keyed create whatever the clock is set to', async () => {
  const agent = await gateway.caller()
  const headers = { 'idempotency-key': 'clock-1' }
  const first = await agent.post('/v1/timeline-logs', ENTRY, headers)
  for (const ms of SETTINGS) {
    setClock(ms)
    const again = await agent.post('/v1/timeline-logs', ENTRY, headers)
    expect([ms, again.body.data.id]).toEqual([ms, first.body.data.id])
  }
})
