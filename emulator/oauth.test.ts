import { expect, it } from 'vitest'
import { origin, testPortal, type TestPortal } from './testing.ts'

function ask(portal: TestPortal, refresh: string, more: Record<string, string> = {}) {
  const params = {
    grant_type: 'refresh_token',
    client_id: 'local.trail',
    client_secret: 'trail-secret',
    ...more,
  }
  return portal.get(`/oauth/token/?${new URLSearchParams({ ...params, refresh_token: refresh }).toString()}`)
}

it('renews an expired pair, once', async () => {
  const portal = testPortal()
  const { accessToken, refreshToken } = portal.emulator.issueToken(7)
  portal.emulator.expireTokens()
  const { status, body } = await ask(portal, refreshToken)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    expires_in: 3600,
    client_endpoint: `${origin}/rest/`,
    domain: 'portal.test',
    scope: 'crm,placement,entity,user_brief',
    status: 'L',
    user_id: 7,
  })
  expect(body['access_token']).not.toBe(accessToken)
  expect((await portal.post('/rest/profile', { auth: body['access_token'] ?? '' })).status).toBe(200)
  expect((await ask(portal, refreshToken)).body['error']).toBe('invalid_grant')
})

it('takes a form too', async () => {
  const { emulator } = testPortal()
  const refresh_token = emulator.issueToken(7).refreshToken
  const form = {
    grant_type: 'refresh_token',
    client_id: 'local.trail',
    client_secret: 'trail-secret',
    refresh_token,
  }
  const body = new URLSearchParams(form)
  const response = await emulator.fetch(new Request(`${origin}/oauth/token/`, { method: 'POST', body }))
  expect(response.status).toBe(200)
})

it.each([
  [{ grant_type: 'password' }, 'invalid_request', 400],
  [{ client_secret: 'wrong' }, 'invalid_client', 401],
  [{ client_id: 'local.quotebot', client_secret: 'quotebot-secret' }, 'invalid_grant', 400],
])('refuses %j', async (more, error, expected) => {
  const portal = testPortal()
  const { status, body } = await ask(portal, portal.emulator.issueToken(7).refreshToken, more)
  expect([status, body['error']]).toEqual([expected, error])
})

it.each([
  [{ scope: 'crm,telephony' }, 'invalid_scope', 403],
  [{ client_id: '' }, 'invalid_client', 401],
  [{ grant_type: '' }, 'invalid_request', 400],
])('refuses %j, and keeps the pair', async (more, error, expected) => {
  const portal = testPortal()
  const { refreshToken } = portal.emulator.issueToken(7)
  const { status, body } = await ask(portal, refreshToken, more)
  expect([status, body['error']]).toEqual([expected, error])
  expect((await ask(portal, refreshToken)).status).toBe(200)
})

it('lets an app ask for less than it was given', async () => {
  const portal = testPortal()
  expect((await ask(portal, portal.emulator.issueToken(7).refreshToken, { scope: 'crm' })).status).toBe(200)
})

it.each([
  ['invalid_request', 400],
  ['invalid_client', 401],
  ['invalid_grant', 400],
  ['invalid_scope', 403],
  ['insufficient_scope', 403],
  ['PAYMENT_REQUIRED', 400],
])('answers the fault %s with %i, and keeps the pair', async (error, expected) => {
  const portal = testPortal()
  portal.emulator.faults.add([{ method: 'oauth.token', error }])
  const { refreshToken } = portal.emulator.issueToken(7)
  const { status, body } = await ask(portal, refreshToken)
  expect([status, body['error']]).toEqual([expected, error])
  expect((await ask(portal, refreshToken)).status).toBe(200)
})

it('is in the log without its query, and suffers the faults meant for it', async () => {
  const portal = testPortal()
  portal.emulator.faults.add([{ method: 'oauth.token', status: 502 }])
  const { refreshToken } = portal.emulator.issueToken(7)
  expect((await ask(portal, refreshToken)).status).toBe(502)
  expect((await ask(portal, refreshToken)).status).toBe(200)
  const lines = portal.emulator.log.map(({ path, method, status }) => [path, method, status])
  expect(lines).toEqual([
    ['/oauth/token/', 'oauth.token', 502],
    ['/oauth/token/', 'oauth.token', 200],
  ])
})

it('may lose its answer after the pair was changed', async () => {
  const portal = testPortal()
  portal.emulator.faults.add([{ method: 'oauth.token', drop: 'after' }])
  const { refreshToken } = portal.emulator.issueToken(7)
  await expect(ask(portal, refreshToken)).rejects.toThrow('fetch failed')
  expect((await ask(portal, refreshToken)).body['error']).toBe('invalid_grant')
})
