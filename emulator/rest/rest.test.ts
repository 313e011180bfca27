import { expect, it } from 'vitest'
import { origin, testPortal } from '../testing.ts'

it('tells that a method does not exist before it asks who calls', async () => {
  const { status, body } = await testPortal().post('/rest/crm.timeline.logmessage.update')
  expect([status, body['error']]).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
})

it('has no REST v3', async () => {
  expect((await testPortal().post('/rest/api/profile')).status).toBe(404)
})

it('finds a method in any case', async () => {
  expect((await testPortal().webhook('Profile')).status).toBe(200)
})

it('wants credentials', async () => {
  const { status, body } = await testPortal().post('/rest/profile')
  expect([status, body['error']]).toEqual([401, 'NO_AUTH_FOUND'])
})

it.each([
  ['docs', 'NO_AUTH_FOUND', 'NO_AUTH_FOUND'],
  ['module', 'invalid_token', 'INVALID_CREDENTIALS'],
] as const)(
  'refuses a wrong token and a wrong webhook with the codes of %s',
  async (authStatus, token, webhook) => {
    const portal = testPortal({ switches: { authStatus } })
    expect((await portal.post('/rest/profile', { auth: 'wrong' })).body['error']).toBe(token)
    expect((await portal.post('/rest/1/wrong/profile')).body['error']).toBe(webhook)
  },
)

it('takes a token from the header, from auth and from access_token', async () => {
  const portal = testPortal()
  const { accessToken } = portal.emulator.issueToken(7)
  const answers = [
    await portal.post('/rest/profile', {}, { authorization: `Bearer ${accessToken}` }),
    await portal.post('/rest/profile', { access_token: accessToken }),
    await portal.get(`/rest/profile?auth=${accessToken}`),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
})

it('expires a token after its lifetime', async () => {
  let now = 0
  const portal = testPortal({ now: () => now, switches: { tokenLifetime: 60 } })
  const call = portal.as(7)
  now = 59_999
  expect((await call('profile')).status).toBe(200)
  now = 60_000
  const { status, body } = await call('profile')
  expect([status, body['error']]).toEqual([401, 'expired_token'])
})

it.each([
  ['docs', 403],
  ['module', 401],
] as const)('refuses a missing scope with the status of %s', async (authStatus, expected) => {
  const { status, body } = await testPortal({ switches: { authStatus } }).as(
    7,
    'local.quotebot',
  )('entity.get')
  expect([status, body['error']]).toEqual([expected, 'insufficient_scope'])
})

it('answers a preflight with 200 and the headers of a portal, and logs it', async () => {
  const { emulator } = testPortal()
  const response = await emulator.fetch(new Request(`${origin}/rest/profile`, { method: 'OPTIONS' }))
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-headers')).toBe('origin, content-type, accept')
  expect(response.headers.has('access-control-allow-methods')).toBe(false)
  expect(emulator.log.map(({ verb, method }) => [verb, method])).toEqual([['OPTIONS', 'profile']])
})

it('lets other origins read errors', async () => {
  const { headers, status } = await testPortal().post('/rest/nope')
  expect([status, headers.get('access-control-allow-origin')]).toEqual([404, '*'])
})

it('prints the keys of a success in the portal order, with time at the end', async () => {
  const { body } = await testPortal({ seed: 'large' }).webhook('crm.timeline.logmessage.list', {
    entityTypeId: 2,
    entityId: 100,
  })
  expect(Object.keys(body)).toEqual(['result', 'next', 'total', 'time'])
  expect(Object.keys(body['time'] ?? {})).toEqual([
    'start',
    'finish',
    'duration',
    'processing',
    'date_start',
    'date_finish',
    'operating_reset_at',
    'operating',
  ])
})

it('leaves operating out of time when the budget is off', async () => {
  const { body } = await testPortal({ switches: { operatingBudget: false } }).webhook('profile')
  expect(body['time']).not.toHaveProperty('operating')
})

it('answers 503 above fifty requests at once, a batch being one, and preflights none', async () => {
  const portal = testPortal()
  await portal.emulator.fetch(new Request(`${origin}/rest/profile`, { method: 'OPTIONS' }))
  await portal.webhook('batch', { cmd: ['profile', 'profile'] })
  for (let n = 0; n < 49; n += 1) await portal.webhook('profile')
  const { status, body } = await portal.webhook('profile')
  expect([status, body['error']]).toEqual([503, 'QUERY_LIMIT_EXCEEDED'])
})

it('empties the bucket by a reset, and has none with the switch off', async () => {
  const portal = testPortal()
  for (let n = 0; n < 51; n += 1) await portal.webhook('profile')
  portal.emulator.reset()
  expect((await portal.webhook('profile')).status).toBe(200)
  const open = testPortal({ switches: { rateLimit: false } })
  for (let n = 0; n < 60; n += 1) await open.webhook('profile')
  expect((await open.webhook('profile')).status).toBe(200)
})

it('logs the requests with their commands and status', async () => {
  const portal = testPortal()
  await portal.webhook('batch', { cmd: { a: 'profile', b: 'user.get?ID=1' } })
  await portal.post('/rest/nope')
  expect(portal.emulator.log.map(({ method, batch, status }) => [method, batch, status])).toEqual([
    ['batch', ['profile', 'user.get'], 200],
    ['nope', undefined, 404],
  ])
})
