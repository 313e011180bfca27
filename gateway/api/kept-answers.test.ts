import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'
const DEAL = { entityTypeId: 2, entityId: 100 }

/** More than is kept of an answer. */
const LONG = 'Long text. '.repeat(30_000)

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

function written(title: string): number[] {
  const entries = [...gateway.emulator.world.entries.values()]
  return entries.filter((entry) => entry.title === title).map(({ id }) => id)
}

/** Characters that the store has of the answer to this request. */
async function kept(idempotencyKey: string): Promise<number> {
  const { keys, idempotency } = gateway.gateway.store
  const [key] = await keys.list()
  return (await idempotency.find(key?.id ?? '', idempotencyKey))?.answer?.body?.length ?? 0
}

it('keeps a copy of a long answer that has its id, and writes nothing twice', async () => {
  const entry = { ...DEAL, title: 'Long', text: LONG, iconCode: 'info' }
  const key = { 'idempotency-key': 'long' }
  const first = await agent.post(LOGS, entry, key)
  expect([first.status, first.body.data.text, first.body.meta]).toEqual([201, LONG, undefined])
  const again = await agent.post(LOGS, entry, key)
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
  expect(again.body).toMatchObject({
    data: { id: first.body.data.id, title: 'Long', text: `${LONG.slice(0, 255)}…` },
    meta: { warnings: [expect.stringContaining('too long to keep')] },
  })
  expect(written('Long')).toEqual([first.body.data.id])
  expect(await kept('long')).toBeLessThan(2_000)
})

it('keeps the ids of what a batch wrote, and leaves the lists of its answer out', async () => {
  const calls = [
    { id: 'entry', action: 'create', params: { ...DEAL, title: 'In a batch', text: 'Text' } },
    { id: 'all', action: 'list', params: DEAL },
  ]
  const key = { 'idempotency-key': 'long-batch' }
  const first = await agent.post('/v1/batch', { calls }, key)
  expect(first.body.data.results.all.length).toBeGreaterThan(1)
  const again = await agent.post('/v1/batch', { calls }, key)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const { results, summary } = again.body.data
  expect(results).toMatchObject({ entry: { id: first.body.data.results.entry.id } })
  expect([Object.keys(results), summary]).toEqual([['entry'], first.body.data.summary])
  expect(written('In a batch')).toHaveLength(1)
})

it('does nothing again whose answer was dropped', async () => {
  const entry = { ...DEAL, title: 'Dropped', text: 'Text', iconCode: 'info' }
  const key = { 'idempotency-key': 'dropped' }
  await agent.post(LOGS, entry, key)
  await gateway.gateway.store.idempotency.dropAnswers(0)
  const again = await agent.post(LOGS, entry, key)
  expect([again.status, again.body.error.code]).toEqual([409, 'IDEMPOTENCY_ANSWER_DROPPED'])
  expect(written('Dropped')).toHaveLength(1)
})
