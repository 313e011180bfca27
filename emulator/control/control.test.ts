import { expect, it, vi } from 'vitest'
import { switchValues } from '../pages/drawer-view.ts'
import { origin, testPortal } from '../testing.ts'
import { switchesOf } from '../world/dialects.ts'
import type { JsonMap } from '../world/types.ts'

const fields = { entityTypeId: 2, entityId: 102, title: 'a', text: 'b', iconCode: '' }
const add = 'crm.timeline.logmessage.add'

async function withFault(fault: JsonMap) {
  const portal = testPortal()
  await portal.post('/__emulator/faults', fault)
  return portal
}

it('tells seed, dialect and switches', async () => {
  const { body } = await testPortal({ seed: 'empty', dialect: 'docs' }).get('/__emulator/health')
  expect(body).toMatchObject({ ok: true, seed: 'empty', dialect: 'docs', switches: { listShape: 'array' } })
})

it('resets the world, faults and log, and keeps tokens alive', async () => {
  const portal = await withFault({ method: 'profile', error: 'X' })
  const call = portal.as(7)
  await call(add, { fields })
  portal.emulator.expireTokens()
  const { body } = await portal.post('/__emulator/reset', { dialect: 'docs', switches: { pinLimit: 3 } })
  expect(body).toMatchObject({ dialect: 'docs', seed: 'demo', switches: { pinLimit: 3, listShape: 'array' } })
  expect([portal.emulator.log, portal.emulator.faults.list()]).toEqual([[], []])
  expect(portal.emulator.world.owned.has('2:102')).toBe(false)
  expect((await call('profile')).status).toBe(200)
})

it('keeps the dialect for the printed examples through a reset that names none', async () => {
  const portal = testPortal()
  await portal.post('/__emulator/reset', { dialect: 'fixed' })
  const { body } = await portal.post('/__emulator/reset', { switches: { pinLimit: 3 } })
  expect(body).toMatchObject({ dialect: 'fixed', switches: { pinLimit: 3, listNext: 'correct' } })
})

it.each(Object.entries(switchValues))(
  'takes each value that the drawer offers for %s',
  async (name, values) => {
    const portal = testPortal()
    for (const value of values === 'number' ? [5] : values.map((each) => plain(name, each))) {
      const { status } = await portal.post('/__emulator/reset', { switches: { [name]: value } })
      expect([value, status]).toEqual([value, 200])
      expect(portal.emulator.world.switches).toMatchObject({ [name]: value })
    }
  },
)

/** What the drawer makes of a choice: a word, or true and false where the switch is one of these. */
function plain(name: string, text: string): string | boolean {
  const isWord = typeof Object.entries(switchesOf('cloud')).find(([each]) => each === name)?.[1] === 'string'
  return isWord || !/^(true|false)$/.test(text) ? text : text === 'true'
}

it('falls back to the switches of its dialect at the next reset', async () => {
  const portal = testPortal({ switches: { rateLimit: false } })
  portal.emulator.reset({ dialect: 'docs', switches: { pinLimit: 3 } })
  portal.emulator.reset()
  expect(portal.emulator.world.switches).toMatchObject({ pinLimit: 7, listShape: 'array', rateLimit: false })
})

it('waits in install mode when asked to', async () => {
  const portal = testPortal()
  await portal.post('/__emulator/reset', { installed: false })
  expect((await portal.get('/__emulator/state')).body).toMatchObject({ installed: false, placements: [] })
  await portal.post('/__emulator/reset', {})
  expect((await portal.get('/__emulator/state')).body).toMatchObject({ installed: true })
})

it.each([false, true, 'delete'])('takes %j for the switch adminOnly', async (adminOnly) => {
  const { body } = await testPortal().post('/__emulator/reset', { switches: { adminOnly } })
  expect(body['switches']).toMatchObject({ adminOnly })
})

it.each([[{ seed: 'huge' }], [{ switches: { nope: 1 } }], [{ switches: { pinLimit: 'many' } }], [[]]])(
  'refuses the reset %j',
  async (body) => {
    expect((await testPortal().post('/__emulator/reset', body)).status).toBe(400)
  },
)

it('is closed to pages of another origin', async () => {
  const portal = testPortal()
  expect((await portal.post('/__emulator/reset', {}, { origin: 'http://evil.test' })).status).toBe(403)
  expect((await portal.post('/__emulator/reset', {}, { origin })).status).toBe(200)
})

it('shows the truth about a card', async () => {
  const portal = testPortal()
  await portal.as(7)('crm.timeline.item.pin', { id: 20, ownerTypeId: 2, ownerId: 100 })
  const { body } = await portal.get('/__emulator/state?entityTypeId=2&entityId=100')
  expect(body).toMatchObject({
    pins: [13, 20, 22],
    bound: [20],
    notes: { 13: { createdById: 1 } },
    bindings: { 13: [{ entityTypeId: 2, entityId: 100, entityType: 'deal' }] },
  })
  expect(body['entries']).toContainEqual(expect.objectContaining({ id: 13, clientId: 'local.trail' }))
})

it('shows the truth about the app', async () => {
  const { body } = await testPortal().get('/__emulator/state')
  expect(body['ledger']).toContainEqual(expect.objectContaining({ name: '2:100', code: 'pin:13' }))
  expect(body['placements']).toHaveLength(8)
})

it('answers an error with its own status or the usual one, before anything happens', async () => {
  const portal = await withFault({
    method: add,
    error: 'QUERY_LIMIT_EXCEEDED',
    description: 'Too many requests',
  })
  const { status, body } = await portal.as(7)(add, { fields })
  expect([status, body]).toEqual([
    503,
    { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' },
  ])
  expect(portal.emulator.world.owned.has('2:102')).toBe(false)
  expect((await (await withFault({ method: add, error: 0, status: 418 })).as(7)(add)).body['error']).toBe(0)
})

it('puts an error of a command into its batch', async () => {
  const portal = await withFault({ method: 'user.admin', error: 'NOT_FOUND', description: 'gone' })
  const { body } = await portal.as(7)('batch', { cmd: { a: 'user.admin', b: 'user.admin' } })
  expect(body['result']).toMatchObject({
    result: { b: false },
    result_error: { a: { error: 'NOT_FOUND', error_description: 'gone' } },
  })
})

it.each([
  ['before', false],
  ['after', true],
])('drops the connection %s the call takes effect', async (drop, done) => {
  const portal = await withFault({ method: add, drop })
  await expect(portal.as(7)(add, { fields })).rejects.toThrow(new TypeError('fetch failed'))
  expect(portal.emulator.world.owned.has('2:102')).toBe(done)
  expect(portal.emulator.log[0]?.status).toBe(0)
})

it('drops the whole batch for one of its commands', async () => {
  const portal = await withFault({ method: add, drop: 'after' })
  await expect(portal.as(7)('batch', { cmd: [add] })).rejects.toThrow('fetch failed')
})

it('answers HTML, nothing, JSON that is cut off, and a success without time', async () => {
  const html = await (await withFault({ method: '*', body: 'html' })).as(7)('profile')
  expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const empty = await (await withFault({ method: '*', status: 502 })).as(7)('profile')
  expect([empty.status, empty.body]).toEqual([502, { text: '' }])
  const broken = await (await withFault({ method: '*', body: 'broken-json' })).as(7)('profile')
  expect([broken.status, broken.body]).toEqual([200, { text: expect.stringMatching(/^\{"result"/) }])
  const timeless = await (await withFault({ method: '*', body: 'no-time' })).as(7)('profile')
  expect(Object.keys(timeless.body)).toEqual(['result'])
})

it('answers late, but acts at once', async () => {
  const portal = await withFault({ method: add, latency: 50 })
  const call = portal.as(7)
  const late = call(add, { fields })
  expect((await call('crm.timeline.logmessage.list', { entityTypeId: 2, entityId: 102 })).body['total']).toBe(
    1,
  )
  expect((await late).status).toBe(200)
})

it('acts late, and acts all the same where the connection is gone by then', async () => {
  const portal = await withFault({ method: add, late: 20 })
  const slow = portal.as(7)(add, { fields })
  expect(portal.emulator.world.owned.has('2:102')).toBe(false)
  expect((await slow).status).toBe(200)
  await portal.post('/__emulator/faults', { method: add, late: 20, drop: 'before' })
  await expect(portal.as(7)(add, { fields })).rejects.toThrow('fetch failed')
  expect(portal.emulator.world.owned.get('2:102')).toHaveLength(1)
  await vi.waitFor(() => expect(portal.emulator.world.owned.get('2:102')).toHaveLength(2))
})

it('expires every token at once', async () => {
  const portal = testPortal()
  const call = portal.as(7)
  await portal.post('/__emulator/faults', { expireTokens: true })
  expect((await call('profile')).body['error']).toBe('expired_token')
  expect((await portal.as(7)('profile')).status).toBe(200)
  expect((await portal.get('/__emulator/faults')).body).toEqual({})
})

it('clears faults and refuses what is none', async () => {
  const portal = await withFault({ method: 'profile', error: 'X' })
  await portal.emulator.fetch(new Request(`${origin}/__emulator/faults`, { method: 'DELETE' }))
  expect((await portal.as(7)('profile')).status).toBe(200)
  expect((await portal.post('/__emulator/faults', { wrong: 1 })).status).toBe(400)
})

it('puts people, cards and entries into the world that no method could', async () => {
  const portal = testPortal({ seed: 'empty' })
  const other = { entityTypeId: 2, entityId: 900 }
  const { body } = await portal.post('/__emulator/world', {
    people: [{ id: 500, name: 'Any Name' }],
    cards: [{ ...other, title: 'Any title' }],
    entries: [{ ...fields, authorId: 500, note: 'Any note', bind: [other] }],
  })
  expect(body).toEqual({ entries: [1] })
  const state = await portal.get('/__emulator/state?entityTypeId=2&entityId=102')
  expect(state.body).toMatchObject({
    entries: [{ id: 1, authorId: 500 }],
    notes: { 1: { text: 'Any note' } },
    bindings: { 1: [{ entityId: 102 }, other] },
  })
  expect(portal.emulator.world.cards.get('2:900')?.fields).toMatchObject({ title: 'Any title' })
  expect((await portal.post('/__emulator/world', { entries: [{}] })).status).toBe(400)
})

it('deletes entries that no method could, with their rows, pin and note', async () => {
  const portal = testPortal()
  const { status, body } = await portal.post('/__emulator/world', { remove: [13, 20] })
  expect([status, body]).toEqual([200, { entries: [] }])
  const state = await portal.get('/__emulator/state?entityTypeId=2&entityId=100')
  expect(state.body).toMatchObject({ pins: [22], bound: [] })
  expect(state.body['notes']).not.toHaveProperty('13')
  expect(portal.emulator.world.entries.has(20)).toBe(false)
})

it('names an entry that is not there, and deletes none', async () => {
  const portal = testPortal()
  const { status, body } = await portal.post('/__emulator/world', { remove: [13, 9999] })
  expect([status, body]).toEqual([400, { error: 'remove: there is no entry 9999.' }])
  expect(portal.emulator.world.entries.has(13)).toBe(true)
})

it('logs where a request comes from and who calls', async () => {
  const portal = testPortal()
  const auth = portal.emulator.issueToken(7).accessToken
  await portal.post('/rest/profile', { auth }, { origin: 'https://app.example' })
  await portal.webhook('batch', { cmd: ['profile'] })
  await portal.post('/rest/profile', { auth: 'nobody' })
  await portal.emulator.fetch(
    new Request(`${origin}/rest/profile`, { method: 'OPTIONS', headers: { origin: 'https://app.example' } }),
  )
  await portal.get('/oauth/token/')
  const { body } = await portal.get('/__emulator/log')
  expect(Object.values(body)).toMatchObject([
    { method: 'profile', origin: 'https://app.example', user: 7, status: 200 },
    { method: 'batch', batch: ['profile'], origin: null, user: 1, status: 200 },
    { method: 'profile', origin: null, user: null, status: 401 },
    { verb: 'OPTIONS', origin: 'https://app.example', user: null, status: 200 },
    { method: 'oauth.token', origin: null, user: null, status: 400 },
  ])
})

it('logs who called where a fault answered', async () => {
  const portal = await withFault({ method: 'profile', error: 'QUERY_LIMIT_EXCEEDED' })
  await portal.as(9)('profile')
  expect(portal.emulator.log).toMatchObject([{ user: 9, status: 503 }])
})

it.each([
  ['cloud', '[]'],
  ['docs', '{}'],
] as const)('answers with an empty entry as %s prints one', async (dialect, nothing) => {
  const portal = testPortal({ dialect })
  const call = portal.as(7)
  const { body: added } = await call(add, { fields })
  await portal.post('/__emulator/faults', { method: 'crm.timeline.logmessage.get', body: 'empty-object' })
  const { status, body } = await call('crm.timeline.logmessage.get', {
    id: JSON.parse(JSON.stringify(added)).result.logMessage.id,
  })
  expect([status, JSON.stringify(body['result'])]).toEqual([200, `{"logMessage":${nothing}}`])
})
