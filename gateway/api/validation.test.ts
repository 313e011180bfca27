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

it.each<[problem: string, body: object]>([
  ['entityTypeId is required', { ...ENTRY, entityTypeId: undefined }],
  ['entityTypeId must be a positive integer', { ...ENTRY, entityTypeId: '2' }],
  ['entityTypeId must be a positive integer', { ...ENTRY, entityTypeId: 2.5 }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: 0 }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: null }],
  ['entityId must be a positive integer', { ...ENTRY, entityId: 2 ** 53 }],
  ['title must be a text', { ...ENTRY, title: 5 }],
  ['title must not be empty', { ...ENTRY, title: '' }],
  ['title must not be empty', { ...ENTRY, title: '\u200B\u2060 \uFEFF' }],
  ['text must not be empty', { ...ENTRY, text: '\u3164' }],
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
  ['text must not be empty', 'note', { ...DEAL, text: '\u00AD\u2800' }],
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

it('names unknown fields of a delete in meta and in a header', async () => {
  const id = await written(agent)
  await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Note' })
  const { body, headers } = await agent.delete(`${LOGS}/${id}/note`, { ...DEAL, itemTyp: 1, 'ключ\n': 1 })
  const warnings = [
    'Unknown field "itemTyp" was ignored: did you mean "itemType"?',
    'Unknown field "ключ\n" was ignored.',
  ]
  expect(body).toEqual({ success: true, data: true, meta: { warnings } })
  expect(JSON.parse(headers.get('x-trail-warnings') ?? '')).toEqual(warnings)
})

it('keeps warnings short, whatever is sent', async () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, k) => [`${k}${'x'.repeat(500)}`, k]))
  const { body } = await agent.post(LOGS, { ...ENTRY, ...many })
  expect(body.meta.warnings).toHaveLength(21)
  expect(JSON.stringify(body.meta).length).toBeLessThan(4_000)
})

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

it('says which known field a misspelt one looks like where the known one is missing', async () => {
  const { body } = await agent.post(LOGS, { entityTypeID: 2, entity_id: 100, titel: 'a', text: 'b' })
  expect(body.error.message).toBe('entityTypeId is required; entityId is required; title is required')
  expect(body.error.hint).toContain('Unknown field "titel" was ignored: did you mean "title"?')
})

it.each([
  ['entityTypeId=2&entityTypeId=3&entityId=100', 'entityTypeId stands twice in the query'],
  ['entityTypeId=2&entityId=100&offset=1&start=2', 'offset and start are the same: send one of them'],
  ['entityTypeId=2&entityId=100&sort=id&order[id]=asc', 'order and sort are the same: send one of them'],
])('chooses between contradictions for nobody: %s', async (query, message) => {
  const { status, body } = await agent.get(`${LOGS}?${query}`)
  expect([status, body.error.code, body.error.message]).toEqual([400, 'INVALID_PARAMS', message])
})
