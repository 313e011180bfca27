import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const ADD = 'crm.timeline.logmessage.add'
const CARD = { entityTypeId: 2, entityId: 102 }
const TITLES = Array.from({ length: 8 }, (_, n) => `Step ${n}`)

let ahead = 0
const now = () => Date.now() + ahead
let count = 0
let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway({ emulator: { now }, now })
  agent = await gateway.caller()
})
afterAll(() => gateway.close())
beforeEach(async () => {
  for (const title of TITLES) await create(title)
})

function keyed() {
  count += 1
  return { 'idempotency-key': `key-${count}` }
}

function create(title: string, headers = keyed()) {
  return agent.post('/v1/timeline-logs', { ...CARD, title, text: 'Text' }, headers)
}

/** The portal is put back from a backup, which takes so many milliseconds, and gives its ids again. */
function startOver(ms: number): void {
  gateway.emulator.reset()
  ahead += ms
}

function truth(): string[] {
  const ids = gateway.emulator.world.owned.get(`${CARD.entityTypeId}:${CARD.entityId}`) ?? []
  return ids.map((id) => gateway.emulator.world.entries.get(id)?.title ?? '')
}

it.each([10_000, 120_000])('writes one entry whose answer is lost, %d ms later', async (ms) => {
  expect(truth()).toEqual(expect.arrayContaining(TITLES))
  startOver(ms)
  gateway.emulator.faults.add([{ method: ADD, drop: 'after' }])
  const answer = await create('Step 0')
  expect([answer.status, truth()]).toEqual([201, ['Step 0']])
  expect((await create('Step 0')).body.data.id).not.toBe(answer.body.data.id)
  expect(truth()).toEqual(['Step 0', 'Step 0'])
})

it.each([10_000, 120_000])('writes a batch once whose answer is lost, %d ms later', async (ms) => {
  expect(truth()).toEqual(expect.arrayContaining(TITLES))
  startOver(ms)
  gateway.emulator.faults.add([{ method: 'batch', drop: 'after' }])
  const calls = TITLES.map((title, n) => ({
    id: `c${n}`,
    action: 'create',
    params: { ...CARD, title, text: 'Text' },
  }))
  const { status, body } = await agent.post('/v1/batch', { calls }, keyed())
  expect([status, body.data.errors]).toEqual([200, {}])
  expect(truth().toSorted()).toEqual(TITLES)
})
