import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { DEAL, written } from '../testing/both-dialects.ts'

const LOGS = '/v1/timeline-logs'
const ENTRY = { ...DEAL, title: 'Title', text: 'Text' }

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

/** Sends a body as it stands. */
async function raw(body?: string | ReadableStream, type = 'application/json') {
  const headers = { 'x-api-key': agent.key, 'content-type': type }
  const init: RequestInit = { method: 'POST', headers, duplex: 'half', ...(body !== undefined && { body }) }
  const response = await fetch(gateway.url + LOGS, init)
  return { status: response.status, body: JSON.parse(await response.text()) }
}

it.each<[problem: string, body: object]>([
  ['entityTypeId is required', { ...ENTRY, entityTypeId: undefined }],
  ['entityTypeId must be a positive integer', { ...ENTRY, entityTypeId: '2' }],
  ['entityTypeId must be a positive integer', { ...ENTRY, entityTypeId: 2.5 }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: 0 }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: null }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: 2 ** 53 }],
  ['title must be a text', { ...ENTRY, title: 5 }],
  ['title must not be empty', { ...ENTRY, title: '' }],
  ['text must not be empty', { ...ENTRY, text: ' \n' }],
  ['iconCode must be a text', { ...ENTRY, iconCode: ['info'] }],
  ['run must be an object', { ...ENTRY, run: 'one' }],
  ['run.id must be a text', { ...ENTRY, run: {} }],
  ['run.id must be 1 to 64', { ...ENTRY, run: { id: 'a b' } }],
  ['run.step must be a text', { ...ENTRY, run: { id: 'a', step: 1 } }],
])('names what is wrong with an entry: %s', async (problem, body) => {
  const answer = await agent.post(LOGS, body)
  expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_PARAMS'])
  expect(answer.body.error.message).toContain(problem)
})

it('names everything that is wrong at once', async () => {
  const { body } = await agent.post(LOGS, { entityTypeId: '2', entityId: -1, text: 5, run: { id: '' } })
  expect(body.error.message.split('; ')).toEqual([
    'entityTypeId must be a positive integer',
    'entityId must be a positive integer',
    'title is required',
    'text must be a text',
    expect.stringContaining('run.id must be 1 to 64'),
  ])
})

it.each([
  ['entityTypeId is required', 'entityId=100'],
  ['entityId must be a positive integer', 'entityTypeId=2&entityId=abc'],
  ['entityId must be a positive integer', 'entityTypeId=2&entityId='],
  ['entityId must be a positive integer', 'entityTypeId=2&entityId=1e3'],
  ['entityId must be a positive integer', 'entityTypeId=2&entityId=99999999999999999999'],
  ['limit must be 1 to 5000', 'entityTypeId=2&entityId=100&limit=5001'],
  ['limit must be 1 to 5000', 'entityTypeId=2&entityId=100&limit=0'],
  ['limit must be an integer', 'entityTypeId=2&entityId=100&limit=ten'],
  ['offset must be 0 or more', 'entityTypeId=2&entityId=100&offset=-1'],
  ['start must be an integer', 'entityTypeId=2&entityId=100&start=x'],
  ['sort must be created', 'entityTypeId=2&entityId=100&sort=title'],
  ['order.created must be asc or desc', 'entityTypeId=2&entityId=100&order[created]=up'],
  ['order must be order[created] or order[id]', 'entityTypeId=2&entityId=100&order=created'],
])('names what is wrong with a list: %s', async (problem, query) => {
  const { status, body } = await agent.get(`${LOGS}?${query}`)
  expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
  expect(body.error.message).toContain(problem)
})

it.each<[problem: string, path: string, body: object]>([
  ['entityTypeId or entityType is required', 'bind', { entityId: 1 }],
  ['entityType is no name of a kind of card', 'bind', { entityType: 'requisite', entityId: 1 }],
  ['entityType is no name of a kind of card', 'unbind', { entityType: 'dynamic_5', entityId: 1 }],
  ['entityId is required', 'unbind', { entityTypeId: 2 }],
  ['text is required', 'note', DEAL],
  ['text must not be empty', 'note', { ...DEAL, text: '' }],
  ['itemType must be 1 (an entry) or 2', 'note', { ...DEAL, text: 'Note', itemType: 3 }],
  ['entityTypeId is required; entityId is required', 'pin', {}],
])('names what is wrong: %s', async (problem, path, body) => {
  const answer = await agent.post(`${LOGS}/1/${path}`, body)
  expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_PARAMS'])
  expect(answer.body.error.message).toContain(problem)
})

it.each(['0', '-1', 'abc', '1e3', '1.0', '9007199254740992', '99999999999999999999', '%20', '1%00'])(
  'takes no %s for an id',
  async (id) => {
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/bindings'],
      ['POST', '/pin'],
    ] as const) {
      const { status, body } = await agent.request(method, `${LOGS}/${id}${path}`, DEAL_FOR[method])
      expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
      expect(body.error.message).toBe('Path parameter :id must be a positive integer')
    }
  },
)

const DEAL_FOR = { GET: undefined, DELETE: undefined, POST: DEAL }

it('ignores unknown fields, and names the one that was meant', async () => {
  const { status, body } = await agent.post(LOGS, {
    ...ENTRY,
    Icon_Code: 'info',
    zebra: 1,
    run: { id: 'r', ste: '' },
  })
  expect(status).toBe(201)
  expect(body.meta.warnings).toEqual([
    'Unknown field "Icon_Code" was ignored: did you mean "iconCode"?',
    'Unknown field "zebra" was ignored.',
    'Unknown field "run.ste" was ignored: did you mean "run.step"?',
  ])
})

it('names unknown fields of a list beside its own meta', async () => {
  const { body } = await agent.get(`${LOGS}?entityTypeId=2&entityId=100&Limit=3&order[date]=asc`)
  expect(body.meta).toEqual({
    total: expect.any(Number),
    hasMore: true,
    warnings: [
      'Unknown field "Limit" was ignored: did you mean "limit"?',
      expect.stringMatching(/^Unknown field "order\.date" was ignored/),
    ],
  })
})

it('names unknown fields in a header where the answer has no body', async () => {
  const id = await written(agent)
  await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Note' })
  const { status, headers } = await agent.delete(`${LOGS}/${id}/note`, { ...DEAL, itemTyp: 1, 'ключ\n': 1 })
  expect(status).toBe(204)
  expect(JSON.parse(headers.get('x-trail-warnings') ?? '')).toEqual([
    'Unknown field "itemTyp" was ignored: did you mean "itemType"?',
    'Unknown field "ключ\n" was ignored.',
  ])
})

it('keeps warnings short, whatever is sent', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, k) => [`${k}${'x'.repeat(500)}`, k]))
  const { body } = await agent.post(LOGS, { ...ENTRY, ...many })
  expect(body.meta.warnings).toHaveLength(20)
  expect(JSON.stringify(body.meta).length).toBeLessThan(4_000)
})

it.each([
  ['broken JSON', '{"entityTypeId": 2,'],
  ['a list', '[]'],
  ['a text', '"text"'],
  ['null', 'null'],
])('refuses %s: 400 INVALID_REQUEST', async (_, body) => {
  const answer = await raw(body)
  expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})

it('misses the fields of a body that is empty', async () => {
  const { status, body } = await raw()
  expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
})

it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
  'reads JSON whatever its type is said to be: "%s"',
  async (type) => {
    const { status } = await raw(JSON.stringify(ENTRY), type)
    expect(status).toBe(201)
  },
)

it('refuses a body over 1 MiB: 413 PAYLOAD_TOO_LARGE', async () => {
  const { status, body } = await raw(JSON.stringify({ ...ENTRY, text: 'x'.repeat(1_048_576) }))
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

it('refuses a body over 1 MiB that does not say its length', async () => {
  const chunk = new TextEncoder().encode(' '.repeat(65_536))
  const chunks = Array.from({ length: 17 }, () => chunk)
  const { status, body } = await raw(ReadableStream.from(chunks))
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

it('reads a body in pieces that does not say its length', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...ENTRY, title: 'Größe → ☃' }))
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte))
  const { status, body } = await raw(ReadableStream.from(pieces))
  expect([status, body.data.title]).toEqual([201, 'Größe → ☃'])
})

it('lets long texts, and texts that are no proper Unicode, through', async () => {
  const text = `${'Ж'.repeat(50_000)} \u{1F600} \ud83d end`
  const { status, body } = await agent.post(LOGS, { ...ENTRY, title: 'Half \ud83d', text })
  expect(status).toBe(201)
  expect(body.data).toMatchObject({ title: 'Half \ufffd', text: text.replace('\ud83d end', '\ufffd end') })
  const id = body.data.id
  expect((await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text })).status).toBe(200)
  const note = await agent.get(`${LOGS}/${id}/note?entityTypeId=2&entityId=100`)
  expect(note.body.data.text).toBe(body.data.text)
})

it.each([
  ['PUT', LOGS, 'GET, POST'],
  ['PATCH', `${LOGS}/5`, 'GET, DELETE'],
  ['POST', `${LOGS}/5`, 'GET, DELETE'],
  ['GET', `${LOGS}/5/pin`, 'POST'],
  ['PUT', `${LOGS}/5/note`, 'GET, POST, DELETE'],
  ['DELETE', `${LOGS}/5/bindings/`, 'GET'],
  ['POST', '/v1/me', 'GET'],
  ['PUT', '/v1/openapi.json', 'GET'],
])('answers %s %s with 405, and says what it takes', async (method, path, allow) => {
  const { status, body, headers } = await agent.request(method, path)
  expect([status, body.error.code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(new Set(headers.get('allow')?.split(', '))).toEqual(new Set(allow.split(', ')))
})

it('answers HEAD with 405 too', async () => {
  const { status, headers } = await agent.request('HEAD', LOGS)
  expect([status, headers.get('allow')]).toEqual([405, 'POST, GET'])
})

it('takes an address with a slash at its end for the same', async () => {
  expect((await agent.get(`${LOGS}/?entityTypeId=2&entityId=100`)).status).toBe(200)
})

it.each(['/v1', '/v1/', '/v1/deals', `${LOGS}/5/pins`, '/v2/timeline-logs', '/v1/timeline-logs/5/6'])(
  'says that there is nothing at %s',
  async (path) => {
    const { status, body, headers } = await agent.get(path)
    expect([status, body.success, body.error.code]).toEqual([404, false, 'NOT_FOUND'])
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  },
)

it.each([
  ['X-Run-Id must be 1 to 64', { 'x-run-id': 'a b' }],
  ['X-Run-Id must be 1 to 64', { 'x-run-id': '' }],
  ['X-Agent-Name must be 120 characters or fewer', { 'x-run-id': 'a', 'x-agent-name': 'x'.repeat(121) }],
])('names what is wrong with a header: %s', async (problem, headers) => {
  const { status, body } = await agent.post(LOGS, ENTRY, headers)
  expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
  expect(body.error.message).toContain(problem)
})

it('asks nobody who reads for a proper run', async () => {
  const { status } = await agent.get(`${LOGS}?entityTypeId=2&entityId=100`, { 'x-run-id': 'a b' })
  expect(status).toBe(200)
})

it('refuses a body that is nested too deeply', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const { status, body } = await agent.post(LOGS, `{"x":${deep}}`, { 'idempotency-key': 'deep' })
  expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})

it('reads the ids of a note from the body of a GET', async () => {
  const id = await written(agent)
  await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Note' })
  const sent = request(`${gateway.url}${LOGS}/${id}/note`, { headers: { 'x-api-key': agent.key } })
  sent.setHeader('content-length', JSON.stringify(DEAL).length)
  sent.end(JSON.stringify(DEAL))
  const [response] = await once(sent, 'response')
  expect(JSON.parse(await text(response)).data.text).toBe('Note')
})
