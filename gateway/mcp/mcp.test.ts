import { SdkHttpError } from '@modelcontextprotocol/client'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { DEAL } from '../testing/both-dialects.ts'
import { type McpAgent, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const ENTRY = { ...DEAL, title: 'Prices checked', text: 'All 12 are right.' }

let gateway: TestGateway
const entries = () => gateway.emulator.world.entries.size

beforeAll(async () => {
  gateway = await testGateway()
})
afterEach(() => gateway.emulator.faults.clear())
afterAll(() => gateway.close())

async function model(
  wanted: Parameters<TestGateway['caller']>[0] = {},
  headers: Record<string, string> = {},
): Promise<McpAgent> {
  return mcpAgent(gateway.url, await gateway.caller(wanted), { headers })
}

/** The plainest message there is, as raw HTTP. */
async function ping(headers: Record<string, string>): Promise<Response> {
  const accept = 'application/json, text/event-stream'
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
  const all = { 'content-type': 'application/json', accept, ...headers }
  const response = await fetch(`${gateway.url}/mcp`, { method: 'POST', headers: all, body })
  await response.text()
  return response
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  )
}

it('a wrong key is 401 for the client', async () => {
  const key = `trail_api_${'x'.repeat(40)}`
  const error = await failureOf(mcpAgent(gateway.url, { key, session: null }))
  expect(error).toBeInstanceOf(SdkHttpError)
  expect(error).toMatchObject({ status: 401 })
})

it('takes a personal key as bearer', async () => {
  const { key } = await gateway.caller()
  const response = await ping({ authorization: `Bearer ${key}` })
  expect(response.status).toBe(200)
  expect(response.headers.get('x-request-id')).toBeTruthy()
  expect(response.headers.get('x-ratelimit-limit')).toBe('100000')
})

it('a tool that the key may not use says why', async () => {
  const { call } = await model({ readOnly: true })
  const { isError, text } = await call('create_timeline_log', ENTRY)
  expect(isError).toBe(true)
  expect(text).toContain('WRITE_BLOCKED_READONLY_KEY')
  expect(text).toContain('Do not try again')
})

it('a personal key is told that it cannot delete', async () => {
  const { text } = await (await model()).call('delete_timeline_log', { id: 1 })
  expect(text).toContain('CROSS_APP_DELETE_FORBIDDEN')
})

it('a key for some kinds of cards is kept to them', async () => {
  const { text } = await (await model({ entityTypes: [3] })).call('create_timeline_log', ENTRY)
  expect(text).toContain('SCOPE_DENIED: This key may act on entityTypeId 3 only.')
})

it('a refusal of the portal is a failed tool with the portal’s words', async () => {
  gateway.emulator.faults.add([
    { method: 'crm.timeline.logmessage.add', error: 'OWNER_NOT_FOUND', description: 'No such deal' },
  ])
  const { isError, text, answer } = await (await model()).call('create_timeline_log', ENTRY)
  expect(isError).toBe(true)
  expect(text).toContain('No such deal')
  expect(answer).toBeUndefined()
})

it('a portal that is away says how long to wait', async () => {
  gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.get', status: 502, times: 0 }])
  const { text } = await (await model()).call('get_timeline_log', { id: 1 })
  expect(text).toMatch(/^BITRIX_UNAVAILABLE: .+\n(?:.*\n)?Wait \d+ seconds? before/)
})

it('names every bad argument', async () => {
  const { isError, text } = await (await model()).call('save_note', { id: 'x', entityTypeId: 2, text: ' ' })
  expect(isError).toBe(true)
  expect(text).toContain(
    'INVALID_PARAMS: id must be a positive integer; entityId is required; text must not be empty',
  )
})

it('names an unknown argument, and what it may have been', async () => {
  const { answer, text } = await (await model()).call('create_timeline_log', { ...ENTRY, icon_code: 'info' })
  const warning = 'Unknown field "icon_code" was ignored: did you mean "iconCode"?'
  expect(answer.meta).toEqual({ warnings: [warning] })
  expect(text).toContain(warning)
})

it('the same idempotency_key with the same arguments writes once', async () => {
  const { call } = await model()
  const before = entries()
  const [first, second] = await Promise.all([
    call('create_timeline_log', { ...ENTRY, idempotency_key: 'run-1/start' }),
    call('create_timeline_log', { idempotency_key: 'run-1/start', ...ENTRY }),
  ])
  expect(second.answer).toEqual(first.answer)
  expect(entries()).toBe(before + 1)
})

it('an idempotency_key means the same over HTTP', async () => {
  const agent = await gateway.caller()
  const { call } = await mcpAgent(gateway.url, agent)
  const { body } = await agent.post('/v1/timeline-logs', ENTRY, { 'idempotency-key': 'run-2/start' })
  const { answer } = await call('create_timeline_log', { ...ENTRY, idempotency_key: 'run-2/start' })
  expect(answer.data.id).toBe(body.data.id)
})

it('an idempotency_key with other arguments is refused', async () => {
  const { call } = await model()
  await call('create_timeline_log', { ...ENTRY, idempotency_key: 'run-3' })
  const { text } = await call('create_timeline_log', { ...ENTRY, title: 'Other', idempotency_key: 'run-3' })
  expect(text).toContain('IDEMPOTENCY_KEY_REUSED')
  expect(text).toContain('Take a new idempotency_key')
})

it('a spent rate is a failed tool that says how long to wait', async () => {
  const { key } = await gateway.caller({ rate: 4 })
  const { call } = await mcpAgent(gateway.url, { key, session: null })
  const texts = []
  for (let k = 0; k < 4; k++) texts.push((await call('get_timeline_log', { id: 1 })).text)
  expect(texts.at(-1)).toMatch(/^RATE_LIMITED: .+\nWait \d+ seconds? before the next try\./)
})

it('any other message over the rate is 429', async () => {
  const { key } = await gateway.caller({ rate: 1 })
  expect(await failureOf(mcpAgent(gateway.url, { key, session: null }))).toMatchObject({ status: 429 })
})

it('an entry keeps the run of the headers, and a run argument outranks them', async () => {
  const { call } = await model({}, { 'x-run-id': 'from-header', 'x-agent-name': 'Quote bot' })
  await call('create_timeline_log', ENTRY)
  await call('create_timeline_log', { ...ENTRY, run: { id: 'from-argument', outcome: 'sent' } })
  const { answer } = await call('list_runs', { limit: 2 })
  expect(answer.data.map(({ id, agent, outcome }: Record<string, unknown>) => [id, agent, outcome])).toEqual(
    expect.arrayContaining([
      ['from-argument', 'Quote bot', 'sent'],
      ['from-header', 'Quote bot', null],
    ]),
  )
})

it('a run that is not there is a failed tool', async () => {
  const { isError, text } = await (await model()).call('get_run', { id: 'no-such-run' })
  expect([isError, text]).toEqual([true, expect.stringContaining('NOT_FOUND: There is no such run')])
})

it('an idempotency_key keeps a whole batch from being done twice', async () => {
  const { call } = await model()
  const before = entries()
  const { title, text } = ENTRY
  const calls = [{ action: 'create', params: { ...DEAL, title, text } }]
  const first = await call('run_batch', { calls, idempotency_key: 'batch-1' })
  const second = await call('run_batch', { calls, idempotency_key: 'batch-1' })
  expect(second.answer).toEqual(first.answer)
  expect(entries()).toBe(before + 1)
})

it('two clients at once are served side by side', async () => {
  const before = entries()
  const agents = await Promise.all([model(), model()])
  const answers = await Promise.all(
    agents.flatMap(({ call }, k) =>
      Array.from({ length: 5 }, (_, n) =>
        call('create_timeline_log', { ...ENTRY, title: `Agent ${k}, entry ${n}` }),
      ),
    ),
  )
  expect(new Set(answers.map(({ answer }) => answer.data.id)).size).toBe(10)
  expect(entries()).toBe(before + 10)
})

it.each([
  ['http://evil.example', 403],
  ['null', 403],
  ['http://localhost:6274', 200],
])('a browser’s page from %s gets %i', async (origin, status) => {
  const { key } = await gateway.caller()
  expect((await ping({ 'x-api-key': key, origin })).status).toBe(status)
})

it('turns a body over 1 MiB away', async () => {
  const { post } = await gateway.caller()
  const large = { jsonrpc: '2.0', id: 1, method: 'x'.repeat(1_048_576) }
  // The server hangs up on a body it does not read; no other test is to get that connection.
  const { status, body } = await post('/mcp', large, { connection: 'close' })
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

it('takes one message at a time', async () => {
  const { post } = await gateway.caller()
  const { status, body } = await post('/mcp', [{ jsonrpc: '2.0', id: 1, method: 'tools/list' }])
  expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})

it.each(['GET', 'DELETE'])('there are no sessions to %s', async (method) => {
  const { request } = await gateway.caller()
  expect((await request(method, '/mcp')).status).toBe(405)
})
