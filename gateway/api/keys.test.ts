import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { installApp } from '../testing/app-way.ts'
import { ADMIN, CONTACT, DEAL, written } from '../testing/both-dialects.ts'

const LIST = '/v1/timeline-logs?entityTypeId=2&entityId=100'
const ENTRY = { ...DEAL, title: 'Title', text: 'Text' }
const UNKNOWN = `trail_api_${'x'.repeat(40)}`

let gateway: TestGateway
let agent: Caller
let appAgent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
  appAgent = await gateway.caller({ kind: 'app' })
})
afterAll(() => gateway.close())

async function codeOf(headers: Record<string, string>, path = LIST): Promise<[number, string, string]> {
  const response = await fetch(gateway.url + path, { headers })
  const { success, error } = JSON.parse(await response.text())
  expect(success).toBe(false)
  return [response.status, error.code, response.headers.get('x-request-id') === null ? 'unnamed' : 'named']
}

it('asks for a key', async () => {
  expect(await codeOf({})).toEqual([401, 'AUTH_REQUIRED', 'named'])
  expect(await codeOf({ 'x-api-key': '' })).toEqual([401, 'AUTH_REQUIRED', 'named'])
})

it.each(['nonsense', 'trail_api_short', UNKNOWN, `trail_api_${'é'.repeat(40)}`])(
  'does not know the key %s',
  async (key) => {
    expect(await codeOf({ 'x-api-key': encodeURI(key) })).toEqual([401, 'INVALID_API_KEY', 'named'])
  },
)

it('does not take a key whose end is another', async () => {
  const key = `${agent.key.slice(0, -1)}${agent.key.endsWith('a') ? 'b' : 'a'}`
  expect(await codeOf({ 'x-api-key': key })).toEqual([401, 'INVALID_API_KEY', 'named'])
})

it('takes a personal key as bearer too', async () => {
  const headers = { authorization: `Bearer ${agent.key}` }
  expect((await fetch(gateway.url + LIST, { headers })).status).toBe(200)
})

it('does not take a revoked key', async () => {
  const revoked = await gateway.caller({ name: 'Revoked' })
  const { keys } = gateway.gateway.store
  const row = (await keys.list()).find(({ name }) => name === 'Revoked')
  await keys.revoke(row?.id ?? '', Date.now())
  expect(await codeOf({ 'x-api-key': revoked.key })).toEqual([401, 'KEY_INACTIVE', 'named'])
})

it('does not take a key past its end', async () => {
  const { key } = await gateway.caller({ expiresAt: Date.now() - 1 })
  expect(await codeOf({ 'x-api-key': key })).toEqual([401, 'KEY_EXPIRED', 'named'])
})

it('wants an app key with its own session', async () => {
  const { key } = appAgent
  expect(await codeOf({ 'x-api-key': key })).toEqual([401, 'TOKEN_MISSING', 'named'])
  const authorization = `Bearer trail_session_${'x'.repeat(40)}`
  expect(await codeOf({ 'x-api-key': key, authorization })).toEqual([401, 'INVALID_SESSION', 'named'])
})

it('a 401 says how to authenticate, and names the header that is missing', async () => {
  const bearer = { authorization: `Bearer trail_session_${'x'.repeat(40)}` }
  const cases: [Record<string, string>, message: RegExp, challenge: RegExp][] = [
    [
      {},
      /X-Api-Key is missing.*Authorization: Bearer/,
      /^Bearer realm="Trail", error_description="X-Api-Key is/,
    ],
    [bearer, /X-Api-Key is missing/, /^Bearer realm="Trail", error_description="X-Api-Key is/],
    [{ 'x-api-key': UNKNOWN }, /no such key/, /^Bearer realm="Trail", error="invalid_token", error_desc/],
    [
      { 'x-api-key': appAgent.key },
      /needs Authorization: Bearer/,
      /^Bearer realm="Trail", error="invalid_token", error_description="An app key needs Authorization: Bearer/,
    ],
  ]
  for (const [headers, message, challenge] of cases)
    for (const [path, method] of [
      [LIST, 'GET'],
      ['/v1/batch', 'POST'],
      ['/mcp', 'POST'],
    ] as const) {
      const response = await fetch(gateway.url + path, { method, headers })
      const { error } = JSON.parse(await response.text())
      expect([response.status, error.message], path).toEqual([401, expect.stringMatching(message)])
      expect(response.headers.get('www-authenticate'), path).toMatch(challenge)
    }
})

it('has no tokens for an app key while the app is nowhere installed', async () => {
  const { status, body } = await appAgent.get(LIST)
  expect([status, body.error.code]).toEqual([401, 'TOKEN_MISSING'])
  expect(body.error.message).toMatch(/an administrator has to open the app in the portal once\.$/)
  expect((await appAgent.get('/v1/me')).body.data).toMatchObject({ portal: null, via: null })
})

it('tells a key what it may do', async () => {
  const { status, body } = await agent.get('/v1/me')
  expect(status).toBe(200)
  expect(body).toEqual({
    success: true,
    data: {
      type: 'personal',
      name: 'Test',
      prefix: agent.key.slice(0, 18),
      readOnly: false,
      entityTypes: null,
      expiresAt: null,
      rateLimit: { requestsPerMinute: 100_000 },
      portal: new URL(gateway.portalUrl).host,
      scopes: ['crm'],
      via: 'webhook',
      links: { docs: '/docs', openapi: '/v1/openapi.json' },
    },
  })
})

it('tells an app key the portal the app is installed in, and a limited one its limits', async () => {
  const app = await testGateway()
  try {
    await installApp(app, ADMIN)
    const expiresAt = Date.parse('2099-01-31T00:00:00Z')
    const limits = { readOnly: true, entityTypes: [2, 3], expiresAt }
    const { body } = await (await app.caller({ kind: 'app', ...limits })).get('/v1/me')
    expect(body.data).toMatchObject({
      ...limits,
      type: 'oauth_app',
      expiresAt: '2099-01-31T00:00:00.000Z',
      portal: new URL(app.portalUrl).host,
      via: 'app',
    })
  } finally {
    await app.close()
  }
})

it('says that the portal takes the app’s tokens no longer', async () => {
  const app = await testGateway()
  try {
    await installApp(app, ADMIN)
    app.emulator.expireTokens()
    app.emulator.faults.add([{ method: 'oauth.token', error: 'invalid_grant', times: 0 }])
    const { status, body, headers } = await (await app.caller({ kind: 'app' })).get(LIST)
    expect([status, body.error.code]).toEqual([401, 'TOKEN_REFRESH_FAILED'])
    expect(headers.get('www-authenticate')).toBe('Bearer realm="Trail"')
    expect(JSON.stringify(body)).not.toContain('secret')
  } finally {
    await app.close()
  }
})

it('lets a key that may only read, read', async () => {
  const reader = await gateway.caller({ readOnly: true })
  const id = await written(agent)
  expect((await reader.get(LIST)).status).toBe(200)
  const writes = [
    reader.post('/v1/timeline-logs', ENTRY),
    reader.delete(`/v1/timeline-logs/${id}`),
    reader.delete(`/v1/timeline-logs/${id}/note`, DEAL),
    ...['note', 'pin', 'unpin', 'bind', 'unbind'].map((verb) =>
      reader.post(`/v1/timeline-logs/${id}/${verb}`, { ...DEAL, text: 'Note' }),
    ),
  ]
  for (const { status, body } of await Promise.all(writes))
    expect([status, body.error.code]).toEqual([403, 'WRITE_BLOCKED_READONLY_KEY'])
})

it('keeps a key for deals to entries on deals', async () => {
  const dealer = await gateway.caller({ entityTypes: [2] })
  const onDeal = await written(agent)
  const onContact = await written(agent, CONTACT)
  expect((await dealer.get(`/v1/timeline-logs/${onDeal}`)).status).toBe(200)
  const refused = [
    dealer.get('/v1/timeline-logs?entityTypeId=3&entityId=50'),
    dealer.get(`/v1/timeline-logs/${onContact}`),
    dealer.get(`/v1/timeline-logs/${onContact}/bindings`),
    dealer.post('/v1/timeline-logs', { ...ENTRY, ...CONTACT }),
    dealer.post(`/v1/timeline-logs/${onDeal}/bind`, CONTACT),
    dealer.post(`/v1/timeline-logs/${onContact}/bind`, DEAL),
    dealer.post(`/v1/timeline-logs/${onContact}/pin`, CONTACT),
    dealer.get(`/v1/timeline-logs/${onContact}/note?entityTypeId=2&entityId=100`),
  ]
  for (const { status, body } of await Promise.all(refused))
    expect([status, body.error.code]).toEqual([403, 'SCOPE_DENIED'])
})

it('says how much a key may still ask, and turns it away beyond that', async () => {
  const hasty = await gateway.caller({ rate: 2 })
  const first = await hasty.get('/v1/me')
  expect(first.headers.get('x-ratelimit-limit')).toBe('2')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('1')
  const reset = Number(first.headers.get('x-ratelimit-reset'))
  expect(reset).toBeGreaterThan(Date.now() / 1_000 - 1)
  expect(reset).toBeLessThanOrEqual(Date.now() / 1_000 + 31)
  await hasty.get('/v1/me')
  const { status, body, headers } = await hasty.get('/v1/me')
  expect([status, body.error.code]).toEqual([429, 'RATE_LIMITED'])
  expect(headers.get('x-ratelimit-remaining')).toBe('0')
  expect(Number(headers.get('retry-after'))).toBe(body.error.retryAfter)
  expect(body.error.retryAfter).toBeGreaterThan(0)
})

it('counts what a key was used for', async () => {
  const counted = await gateway.caller({ name: 'Counted' })
  await counted.get('/v1/me')
  await counted.post('/v1/timeline-logs', ENTRY)
  await gateway.gateway.keyRing.flush()
  const row = (await gateway.gateway.store.keys.list()).find(({ name }) => name === 'Counted')
  expect(row).toMatchObject({ reads: 1, writes: 1, lastUsedAt: expect.any(Number) })
})
