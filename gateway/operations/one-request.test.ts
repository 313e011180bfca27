import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LIST = 'crm.timeline.logmessage.list'
const ADD = 'crm.timeline.logmessage.add'

let ahead = 0
const now = () => Date.now() + ahead
let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway({ emulator: { now }, now })
  agent = await gateway.caller()
})
afterAll(() => gateway.close())
beforeEach(() => {
  // Long enough for the gateway to know nothing.
  ahead += 61_000
  gateway.emulator.log.length = 0
})

function create(n: number, entityId = 100 + (n % 3)) {
  return agent.post('/v1/timeline-logs', { entityTypeId: 2, entityId, title: `Number ${n}`, text: 'Text' })
}

function asked(method: string): number {
  // The first create on a card goes in a batch, with a look at the card.
  return gateway.emulator.log
    .flatMap(({ method: own, batch = [own] }) => batch)
    .filter((each) => each === method).length
}

it('asks for the bound of two hundred creates at once a couple of times at most', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => create(n)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(asked(ADD)).toBe(200)
  expect(asked(LIST)).toBeLessThanOrEqual(3)
  expect(gateway.emulator.log.length).toBeLessThanOrEqual(203)
})

it('pays one request for each create after the first', async () => {
  for (let n = 0; n < 4; n += 1) {
    expect((await create(1_000 + n)).status).toBe(201)
    ahead += 20_000
  }
  expect([asked(LIST), asked(ADD)]).toEqual([1, 4])
})

it('pays one more after a minute without any', async () => {
  await create(2_000)
  ahead += 61_000
  await create(2_001)
  expect([asked(LIST), asked(ADD)]).toEqual([2, 2])
})

it('does not take for its own what is on its card for long where the bound is another card’s', async () => {
  const [title, text] = ['Of yesterday', 'Text']
  const { body: old } = await agent.post('/v1/timeline-logs', {
    entityTypeId: 2,
    entityId: 101,
    title,
    text,
  })
  // As if another program had written it.
  await gateway.gateway.store.entries.purge(now() + 1)
  await create(3_000, 100)
  await gateway.gateway.store.entries.purge(now() + 1)
  ahead += 24 * 3_600_000
  gateway.emulator.faults.add([
    { method: LIST, latency: 50 },
    { method: ADD, drop: 'before', times: 2 },
  ])
  const [, mine] = await Promise.all([
    create(3_001, 102),
    agent.post('/v1/timeline-logs', { entityTypeId: 2, entityId: 101, title, text }),
  ])
  expect(mine.body.data?.id).not.toBe(old.data.id)
})
