import { afterAll, beforeAll, expect, it } from 'vitest'
import { creates, send } from '../testing/batches.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const DEAL = { entityTypeId: 2, entityId: 100 }
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

let clock = 1_800_000_000_000
let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway({ now: () => clock })
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

async function writes(
  title: string,
  more: object = {},
  headers: Record<string, string> = {},
): Promise<number> {
  clock += 1_000
  const { body } = await agent.post('/v1/timeline-logs', { ...DEAL, title, text: 'Text', ...more }, headers)
  return body.data.id
}

it('keeps the entries of a run together, by headers and by body', async () => {
  const one = await writes('One', {}, { 'x-run-id': 'run-1', 'x-agent-name': 'Quote bot' })
  const two = await writes('Two', { run: { id: 'run-1', step: 'offer', outcome: 'sent' } })
  await writes('Three')
  const { status, body } = await agent.get('/v1/runs/run-1')
  expect(status).toBe(200)
  expect(body.data).toEqual({
    id: 'run-1',
    agent: 'Quote bot',
    outcome: 'sent',
    startedAt: TIME,
    lastAt: TIME,
    entries: [
      { id: one, title: 'One', owner: DEAL, step: null, outcome: null, createdAt: TIME },
      { id: two, title: 'Two', owner: DEAL, step: 'offer', outcome: 'sent', createdAt: TIME },
    ],
  })
})

it('marks the entries of a batch, each with its own run where it names one', async () => {
  clock += 1_000
  const call = creates('b', 'Second', { run: { id: 'run-of-b', agent: 'Other' } })
  await agent.post('/v1/batch', {
    calls: [creates('a', 'First'), call],
    run: { id: 'run-of-batch', step: 's' },
  })
  await send(agent, [creates('c', 'By header')], { 'x-run-id': 'run-by-header' })
  const titlesOf = async (id: string) => {
    const { body } = await agent.get(`/v1/runs/${id}`)
    return body.data.entries.map(({ title }: { title: string }) => title)
  }
  expect(await titlesOf('run-of-batch')).toEqual(['First'])
  expect(await titlesOf('run-of-b')).toEqual(['Second'])
  expect(await titlesOf('run-by-header')).toEqual(['By header'])
})

it('lists runs by their last entry, newest first, page by page', async () => {
  for (const k of [1, 2, 3]) await writes(`Page ${k}`, { run: { id: `page-${k}` } })
  const first = await agent.get('/v1/runs?limit=2')
  expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual(['page-3', 'page-2'])
  expect(first.body.data[0]).toEqual({
    id: 'page-3',
    agent: null,
    outcome: null,
    startedAt: TIME,
    lastAt: TIME,
    entries: 1,
  })
  const second = await agent.get(`/v1/runs?limit=1&before=${first.body.meta.next}`)
  expect(second.body.data.map(({ id }: { id: string }) => id)).toEqual(['page-1'])
})

it('loses no run where several ended in the same millisecond', async () => {
  clock += 1_000
  const calls = ['t1', 't2', 't3'].map((id) => creates(id, id, { run: { id } }))
  await send(agent, calls)
  const { body } = await agent.get('/v1/runs?limit=1')
  expect(body.data.map(({ id }: { id: string }) => id).toSorted()).toEqual(['t1', 't2', 't3'])
})

it('has no next page after the last', async () => {
  const { body } = await agent.get('/v1/runs?limit=100')
  expect(body.meta).toBeUndefined()
})

it('shows a key for some kinds of cards only the entries on those', async () => {
  await writes('On the deal', { run: { id: 'mixed' } })
  await writes('On the contact', { entityTypeId: 3, entityId: 50, run: { id: 'mixed' } })
  await writes('Deal only', { run: { id: 'deals' } })
  const limited = await gateway.caller({ entityTypes: [3] })
  const { body } = await limited.get('/v1/runs')
  expect(body.data.map(({ id, entries }: { id: string; entries: number }) => [id, entries])).toEqual([
    ['mixed', 1],
  ])
  expect((await limited.get('/v1/runs/mixed')).body.data.entries).toHaveLength(1)
  expect((await limited.get('/v1/runs/deals')).status).toBe(404)
})

it.each(['nothing', '%00', 'x'.repeat(8_000)])('knows no run that was never written: %s', async (id) => {
  const { status, body } = await agent.get(`/v1/runs/${id}`)
  expect([status, body.error.code]).toEqual([404, 'NOT_FOUND'])
})

it('shows the end of a run that goes on and on, and says how long it is', async () => {
  const { store } = gateway.gateway
  const id = await writes('The first of many', { run: { id: 'endless', agent: 'Quote bot' } })
  const [first] = await store.entries.ofRun({
    portalId: new URL(gateway.portalUrl).host,
    runId: 'endless',
    entityTypes: null,
    limit: 1,
  })
  if (!first) throw new Error('it was just written')
  const more = Array.from({ length: 1_000 }, (_, k) => ({ ...first, entryId: id + 1_000 + k }))
  await store.entries.add(more.map((entry) => ({ ...entry, createdAt: clock + 1 })))
  const { body } = await agent.get('/v1/runs/endless')
  expect(body.meta).toEqual({ total: 1_001 })
  expect(body.data.entries).toHaveLength(1_000)
  expect(body.data.agent).toBe('Quote bot')
  expect(Date.parse(body.data.startedAt)).toBe(clock)
  expect(body.data.entries.at(-1).id).toBe(id + 1_999)
})

it.each([
  ['limit=0', 'limit must be 1 to 100'],
  ['limit=x&before=y', 'limit must be 1 to 100; before must be meta.next of an earlier answer'],
])('refuses %s', async (query, message) => {
  const { status, body } = await agent.get(`/v1/runs?${query}`)
  expect([status, body.error]).toEqual([400, { code: 'INVALID_PARAMS', message }])
})

it('reads a name of another alphabet in a header as it was sent', async () => {
  const name = Buffer.from('Агент').toString('latin1')
  await writes('Named', {}, { 'x-run-id': 'run-named', 'x-agent-name': name })
  const { body } = await agent.get('/v1/runs/run-named')
  expect(body.data.agent).toBe('Агент')
})
