import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEAL, written } from '../testing/both-dialects.ts'
import { type McpAgent, mcpAgent } from '../testing/mcp-client.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let agent: Caller
let model: McpAgent

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
  model = await mcpAgent(gateway.url, agent)
})
afterAll(() => gateway.close())

const entries = () => gateway.emulator.world.entries
const AS_TEXTS = { entityTypeId: '2', entityId: '100' }

it('numbers and objects as texts reach the portal as what they are, and texts as texts', async () => {
  const { answer } = await model.call('create_timeline_log', {
    ...AS_TEXTS,
    title: '42',
    text: '{"id":1}',
    iconCode: null,
    run: '{"id":"run-of-texts","agent":null,"step":"1"}',
  })
  const { id } = answer.data
  expect(entries().get(id)).toMatchObject({ title: '42', text: '{"id":1}' })
  const { answer: found } = await model.call('list_timeline_logs', {
    ...AS_TEXTS,
    order: '{"id":"desc"}',
    limit: '1',
    offset: null,
  })
  expect(found.data).toMatchObject([{ id, title: '42' }])
  const { answer: one } = await model.call('get_run', { id: 'run-of-texts' })
  expect(one.data).toMatchObject({ agent: null, entries: [{ id, step: '1' }] })
  expect((await model.call('get_timeline_log', { id: String(id) })).answer.data).toMatchObject({ id })
})

it('a batch as one text is read, references and all', async () => {
  const calls = [
    { id: 'first', action: 'create', params: JSON.stringify({ ...AS_TEXTS, title: '[1,2]', text: 'null' }) },
    { action: 'add_note', entityId: '$first.id', params: { ...AS_TEXTS, itemType: null, text: '7' } },
  ]
  const { answer } = await model.call('run_batch', { calls: JSON.stringify(calls), run: null })
  expect(answer.data.errors).toEqual({})
  const { id } = answer.data.results.first
  expect(entries().get(id)).toMatchObject({ title: '[1,2]', text: 'null' })
  const { answer: pinned } = await model.call('run_batch', {
    calls: [{ action: 'pin', entityId: String(id), params: JSON.stringify(DEAL) }],
  })
  expect(pinned.data.summary).toEqual({ total: 1, succeeded: 1, failed: 0 })
  expect(gateway.emulator.world.pins.get('2:100')?.has(id)).toBe(true)
})

it('all arguments as one text are read, and none at all where none is needed', async () => {
  for (const [name, args] of [
    ['list_timeline_logs', JSON.stringify({ ...AS_TEXTS, limit: 1 })],
    ['list_runs', null],
    ['list_runs', undefined],
  ] as const) {
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
    const { body } = await agent.post('/mcp', call)
    expect(body.result.isError ?? false, name).toBe(false)
  }
})

it('what does not fit is complained about by name', async () => {
  const { isError, text } = await model.call('list_timeline_logs', {
    entityTypeId: 'deal',
    entityId: null,
    limit: '{}',
  })
  expect(isError).toBe(true)
  expect(text).toContain(
    'entityTypeId must be a positive integer; entityId must be a positive integer; limit',
  )
})

it('a text that holds too many levels is turned down', async () => {
  const levels = 100_000
  const run = `{"id":"x","deep":${'['.repeat(levels)}${']'.repeat(levels)}}`
  const { text } = await model.call('create_timeline_log', { ...DEAL, title: 'A', text: 'B', run })
  expect(text).toContain('INVALID_PARAMS: The arguments are nested too deeply.')
})

it('arguments that the tool does not have are ignored and named, and make no other request', async () => {
  const before = entries().size
  const entry = { ...DEAL, title: 'Once', text: 'Only.', idempotency_key: 'n8n-1' }
  const first = await model.call('create_timeline_log', { ...entry, toolCallId: 'call_1', id: 7 })
  const second = await model.call('create_timeline_log', { ...entry, toolCallId: 'call_2', sessionId: 'x' })
  expect(first.answer.meta.warnings).toEqual([
    'Unknown field "toolCallId" was ignored.',
    'Unknown field "id" was ignored.',
  ])
  expect(second.answer.data).toEqual(first.answer.data)
  expect(entries().size).toBe(before + 1)
})

it('a key means the same whether numbers are texts or not, and nulls or left out', async () => {
  const before = entries().size
  const entry = { ...DEAL, title: 'Once more', text: 'Only.', idempotency_key: 'texts-1' }
  const { body } = await agent.post(
    '/v1/timeline-logs',
    { ...DEAL, title: entry.title, text: entry.text },
    { 'idempotency-key': entry.idempotency_key },
  )
  const { answer } = await model.call('create_timeline_log', {
    ...entry,
    ...AS_TEXTS,
    run: null,
    iconCode: null,
  })
  expect(answer.data).toEqual(body.data)
  expect(entries().size).toBe(before + 1)
})

it('a batch too is once only, whatever a client adds to it', async () => {
  const before = entries().size
  const calls = [{ action: 'create', params: { ...DEAL, title: 'In a batch', text: 'Once' } }]
  const asked = { calls, idempotency_key: 'n8n-batch' }
  const first = await model.call('run_batch', { ...asked, toolCallId: 'call_1' })
  const second = await model.call('run_batch', {
    ...asked,
    calls: JSON.stringify(calls),
    toolCallId: 'call_2',
  })
  expect(first.answer.meta.warnings).toEqual(['Unknown field "toolCallId" was ignored.'])
  expect(second.answer.data).toEqual(first.answer.data)
  expect(entries().size).toBe(before + 1)
})

it('an idempotency_key for a tool that has none is named as ignored', async () => {
  const id = await written(agent)
  const { answer } = await model.call('pin_timeline_log', { id, ...DEAL, idempotency_key: 'k' })
  expect(answer).toEqual({ data: true, meta: { warnings: ['Unknown field "idempotency_key" was ignored.'] } })
})
