import { afterAll, beforeAll, expect, it } from 'vitest'
import { CARD, about, asked, creates, send, titles } from '../testing/batches.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

it.each([
  ['no calls', {}, 'calls is required'],
  ['an empty list', { calls: [] }, 'calls must hold 1 to 50 calls'],
  [
    'a call too many',
    { calls: Array.from({ length: 51 }, () => about(13, 'get')) },
    'calls must hold 1 to 50 calls',
  ],
  ['no list', { calls: 'get' }, 'calls must be a list'],
  ['a call that is none', { calls: ['get'] }, 'calls.0 must be an object'],
  ['a call without action', { calls: [{ id: 'a' }] }, 'calls.0.action must be a text'],
  [
    'a bad id',
    { calls: [{ id: 'a b', action: 'get' }] },
    'calls.0.id must be 1 to 64 letters, digits, dashes or underscores',
  ],
  [
    'an id twice',
    { calls: [creates('1'), { action: 'get', entityId: 13 }] },
    'ids of calls must differ: 1 is there twice',
  ],
])('refuses %s', async (_, body, message) => {
  const answer = await agent.post('/v1/batch', body)
  expect([answer.status, answer.body]).toEqual([
    400,
    { success: false, error: { code: 'INVALID_REQUEST', message } },
  ])
})

it.each([
  ['an unknown entity', { entity: 'deals', action: 'get', entityId: 13 }, 'UNKNOWN_ENTITY', '"deals"'],
  ['an unknown action', { action: 'update', entityId: 13 }, 'ACTION_NOT_SUPPORTED', '"update"'],
  ['no entry', { action: 'get' }, 'MISSING_ENTITY_ID', 'entityId of the call'],
  ['no number for an entry', { action: 'get', entityId: 'x' }, 'INVALID_PARAMS', 'entityId of the call'],
  ['bad fields', { action: 'create', params: { ...CARD, title: ' ' } }, 'INVALID_PARAMS', 'text is required'],
  ['a bad run', { ...creates('z', 'z', { run: { id: '' } }) }, 'INVALID_PARAMS', 'run'],
  [
    'a reference to nothing',
    { action: 'get', entityId: '$x.id' },
    'INVALID_PARAMS',
    '$x.id names no earlier call',
  ],
  [
    'a reference to a later call',
    { action: 'pin', entityId: '$last.id', params: CARD },
    'INVALID_PARAMS',
    '$last.id',
  ],
  ['a reference to what brings no entry', about('$ok.0.id', 'pin'), 'INVALID_PARAMS', 'call "ok" is get'],
])('fails a call with %s, and does the others', async (_, call, code, words) => {
  const { status, body } = await send(agent, [
    { id: 'ok', action: 'get', entityId: 13 },
    { ...call, id: 'bad' },
    { id: 'last', action: 'get', entityId: 13 },
  ])
  expect(status).toBe(200)
  expect(Object.keys(body.data.results)).toEqual(['ok', 'last'])
  expect(Object.keys(body.data.errors)).toEqual(['bad'])
  expect(body.data.errors.bad).toMatchObject({ code, message: expect.stringContaining(words) })
})

it('refuses a batch without a valid call, and names the problem of each', async () => {
  const requests = await asked(gateway, async () => {
    const { status, body } = await send(agent, [
      { id: 'a', action: 'create', params: CARD },
      { id: 'b', ...about('$a.id', 'pin') },
    ])
    expect(status).toBe(400)
    expect(body.error.code).toBe('INVALID_REQUEST')
    expect(body.error.message).toContain('a: title is required; text is required')
    expect(body.data.errors.b.code).toBe('REFERENCE_FAILED')
  })
  expect(requests).toEqual([])
})

it('names the fields of a call that nobody reads', async () => {
  const { body } = await agent.post('/v1/batch', {
    calls: [
      { ...creates('a', 'a', { iconcode: 'info' }), prams: {} },
      { id: 'b', action: 'get', params: { id: 13 } },
      { id: 'c', action: 'list', entityId: 101, params: CARD },
    ],
    kalls: [],
  })
  expect(body.data.warnings).toEqual({
    a: [
      'Unknown field "prams" was ignored: did you mean "params"?',
      'Unknown field "iconcode" was ignored: did you mean "iconCode"?',
    ],
    c: [expect.stringContaining('entityId of the call was ignored')],
  })
  expect(body.meta.warnings).toEqual(['Unknown field "kalls" was ignored: did you mean "calls"?'])
})

it('replays the answer of a keyed batch, failures included, and refuses another one under its key', async () => {
  const headers = { 'idempotency-key': 'replay-1' }
  const calls = [creates('once', 'Replayed'), about(999_999, 'get')]
  const first = await send(agent, calls, headers)
  const again = await send(agent, calls, headers)
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(titles(gateway, 'Replayed')).toEqual(['Replayed'])
  const other = await send(agent, [about(13, 'get')], headers)
  expect(other.body.error.code).toBe('IDEMPOTENCY_KEY_REUSED')
})

it('counts as one request of its key', async () => {
  const counted = await gateway.caller({ rate: 10 })
  const { headers } = await send(
    counted,
    Array.from({ length: 30 }, () => about(13, 'get')),
  )
  expect(headers.get('x-ratelimit-remaining')).toBe('9')
})

it('writes entries alike as often as they are in it', async () => {
  await send(agent, [creates('a', 'Alike'), creates('b', 'Alike'), creates('c', 'Alike')])
  expect(titles(gateway, 'Alike')).toEqual(['Alike', 'Alike', 'Alike'])
})

it('answers with the refusal where the portal refuses the request as a whole', async () => {
  gateway.emulator.faults.add([{ method: 'batch', error: 'expired_token', status: 401 }])
  const { status, body } = await send(agent, [creates('a', 'Refused'), creates('b', 'Refused')])
  expect([status, body.error.code]).toEqual([403, 'BITRIX_ACCESS_DENIED'])
  expect(titles(gateway, 'Refused')).toEqual([])
})
