import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import { field, valuesOf } from '../rest/php.ts'

it('tells who is an admin', async () => {
  const portal = testPortal()
  expect((await portal.as(1)('profile')).body['result']).toMatchObject({ ID: '1', ADMIN: true })
  expect((await portal.as(7)('user.admin')).body['result']).toBe(false)
})

it('tells about the application', async () => {
  const portal = testPortal({ installed: false })
  expect((await portal.as(1)('app.info')).body['result']).toMatchObject({
    CODE: 'local.trail',
    INSTALLED: false,
  })
})

it('gives a webhook its scopes and the plan in the cloud dialect', async () => {
  const { emulator, webhook } = testPortal({ dialect: 'cloud' })
  const { status, body } = await webhook('app.info')
  expect(status).toBe(200)
  expect(body['result']).toEqual({ SCOPE: emulator.world.webhooks[0]?.scopes, LICENSE: 'en_pro100' })
})

it('refuses app.info to a webhook where the docs are followed', async () => {
  const { status, body } = await testPortal({ dialect: 'docs' }).webhook('app.info')
  expect([status, body]).toEqual([
    400,
    { error: 'ACCESS_DENIED', error_description: 'Access denied! Application context required' },
  ])
})

it.each([
  ['array', []],
  ['object', {}],
] as const)('prints no options as an empty %s', async (emptyMaps, empty) => {
  const portal = testPortal({ switches: { emptyMaps } })
  expect((await portal.as(7)('user.option.get')).body['result']).toEqual(empty)
})

it('keeps options with their types, one set a user', async () => {
  const portal = testPortal()
  await portal.as(7)('user.option.set', { options: { a: 1, b: { c: ['x'] } } })
  expect((await portal.as(7)('user.option.get')).body['result']).toEqual({ a: 1, b: { c: ['x'] } })
  expect((await portal.as(7)('user.option.get', { option: 'a' })).body['result']).toBe(1)
  expect((await portal.as(9)('user.option.get', { option: 'a' })).body['result']).toBeNull()
})

it('lets admins only set options of the app', async () => {
  const portal = testPortal()
  const refused = await portal.as(7)('app.option.set', { options: { a: 1 } })
  expect([refused.status, refused.body]).toEqual([
    403,
    { error: 'ACCESS_DENIED', error_description: 'Access denied! Administrator authorization required' },
  ])
  await portal.as(1)('app.option.set', { options: { a: 1 } })
  expect((await portal.as(9)('app.option.get', { option: 'a' })).body['result']).toBe(1)
})

it.each(['app.option.get', 'app.option.set', 'user.option.get', 'user.option.set'])(
  'keeps %s from a webhook, which has no app',
  async (method) => {
    const { status, body } = await testPortal().webhook(method, { options: { a: 1 } })
    expect([status, body]).toEqual([
      403,
      { error: 'ACCESS_DENIED', error_description: 'Access denied! Application context required' },
    ])
  },
)

it.each(['app.option.set', 'user.option.set'])('%s wants something to keep', async (method) => {
  const portal = testPortal()
  const empty = { error: 'ERROR_ARGUMENT', error_description: "Argument 'options' is null or empty" }
  for (const params of [{}, { options: {} }]) {
    const { status, body } = await portal.as(1)(method, params)
    expect([status, body]).toEqual([400, { ...empty, argument: 'options' }])
  }
})

it('takes the parameters themselves for options where there is no list of them', async () => {
  const portal = testPortal()
  expect((await portal.as(1)('app.option.set', { data: 'value' })).body['result']).toBe(true)
  expect((await portal.as(9)('app.option.get')).body['result']).toEqual({ data: 'value' })
})

it('binds a tab once and counts two for each it unbinds', async () => {
  const call = testPortal().as(1)
  const tab = { PLACEMENT: 'CRM_DYNAMIC_1042_DETAIL_TAB', HANDLER: 'https://app.example/' }
  const langAll = { en: { TITLE: 'Trail' }, de: { TITLE: 'Spur' } }
  expect((await call('placement.bind', { ...tab, TITLE: 'Trail', LANG_ALL: langAll })).body['result']).toBe(
    true,
  )
  expect((await call('placement.bind', tab)).body['error']).toBe('ERROR_CORE')
  const { body } = await call('placement.get')
  expect(valuesOf(body['result']).at(-1)).toMatchObject({
    handler: tab.HANDLER,
    options: [],
    userId: 0,
    langAll,
  })
  expect((await call('placement.unbind', { PLACEMENT: tab.PLACEMENT })).body['result']).toEqual({ count: 2 })
  expect((await call('placement.unbind', tab)).body['result']).toEqual({ count: 0 })
})

it.each([
  [{ PLACEMENT: 'CRM_NOPE', HANDLER: 'https://a.example/' }, 'ERROR_PLACEMENT_NOT_FOUND'],
  [{ PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'nowhere' }, 'ERROR_WRONG_HANDLER_URL'],
  [{ PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'ftp://a.example/' }, 'ERROR_UNSUPPORTED_PROTOCOL'],
  [{ PLACEMENT: 'CRM_DEAL_DETAIL_TAB' }, 'ERROR_ARGUMENT'],
])('refuses to bind %j', async (params, code) => {
  expect((await testPortal().as(1)('placement.bind', params)).body['error']).toBe(code)
})

it('keeps placements from webhooks and from those who are no admin', async () => {
  const portal = testPortal()
  const hook = await portal.webhook('placement.list')
  expect([hook.status, hook.body['error']]).toEqual([403, 'WRONG_AUTH_TYPE'])
  const manager = await portal.as(7)('placement.get')
  expect([manager.status, manager.body['error']]).toEqual([403, 'ACCESS_DENIED'])
  expect((await portal.as(7)('placement.list')).body['result']).toContain('CRM_DYNAMIC_174_DETAIL_TAB')
})

it('binds events of the portal', async () => {
  const call = testPortal().as(7)
  const event = { event: 'onCrmTimelineCommentAdd', handler: 'https://a.example/' }
  expect((await call('event.bind', event)).body['result']).toBe(true)
  expect((await call('event.bind', { ...event, event: 'onNothing' })).body['error']).toBe(
    'ERROR_EVENT_NOT_FOUND',
  )
  expect((await call('event.bind', { ...event, auth_type: 1 })).status).toBe(403)
  expect((await call('event.get')).body['result']).toHaveLength(1)
  expect((await call('event.unbind', event)).body['result']).toEqual({ count: 1 })
})

it('lists the events of the scopes of an app, of one scope, or all', async () => {
  const portal = testPortal({ scopes: ['crm'] })
  const names = async (params = {}) => valuesOf((await portal.as(7)('events', params)).body['result'])
  expect(await names()).toEqual(expect.arrayContaining(['ONAPPINSTALL', 'ONCRMLEADADD']))
  expect(await names()).not.toContain('ONUSERADD')
  expect(await names({ SCOPE: 'user' })).toEqual(['ONUSERADD'])
  expect(await names({ SCOPE: '', FULL: true })).not.toContain('ONCRMLEADADD')
  expect(await names({ SCOPE: 'constructor' })).toEqual([])
  expect(await names({ FULL: true })).toContain('ONUSERADD')
  const hook = await portal.webhook('events')
  expect([hook.status, hook.body['error']]).toEqual([403, 'WRONG_AUTH_TYPE'])
})

it('gets one icon, and says its code when there is none', async () => {
  const call = testPortal().as(9)
  const get = 'crm.timeline.icon.get'
  expect((await call(get, { code: 'info' })).body['result']).toEqual({
    icon: { code: 'info', isSystem: true, fileUri: '' },
  })
  const { status, body } = await call(get, { code: 'nope' })
  expect([status, body]).toEqual([
    400,
    { error: 'NOT_FOUND', error_description: 'Icon not found for code `nope`' },
  ])
  expect((await call(get)).body['error']).toBe('100')
})

it('tells scopes and what exists', async () => {
  const call = testPortal().as(7, 'local.quotebot')
  expect((await call('scope')).body['result']).toEqual(['crm'])
  const known = async (name: string) => (await call('method.get', { name })).body['result']
  expect(await known('crm.item.get')).toEqual({ isExisting: true, isAvailable: true })
  expect(await known('entity.get')).toEqual({ isExisting: true, isAvailable: false })
  expect(await known('crm.timeline.logo.get')).toEqual({ isExisting: false, isAvailable: false })
  expect((await call('server.time')).body['result']).toBe('2026-08-20T12:00:00+03:00')
})

it.each([
  ['docs', 404, 'ERROR_METHOD_NOT_FOUND', false],
  ['cloud', 200, undefined, true],
] as const)(
  'has the undocumented list of history items or not: %s',
  async (dialect, status, error, isExisting) => {
    const portal = testPortal({ dialect })
    const name = 'crm.timeline.historyitem.list'
    const answer = await portal.as(1)(name)
    expect([answer.status, answer.body['error']]).toEqual([status, error])
    expect((await portal.as(1)('method.get', { name })).body['result']).toMatchObject({ isExisting })
    const { body } = await portal.as(1)('batch', { cmd: { list: name } })
    expect(field(field(field(body, 'result'), 'result_error'), 'list')).toEqual(
      error && { error, error_description: 'Method not found!' },
    )
    await portal.post('/__emulator/reset', { switches: { historyitemList: 'present' } })
    expect((await portal.as(1)(name)).status).toBe(200)
  },
)

it('lists history items by binding, for readers of all the cards that are named', async () => {
  const call = testPortal().as(9)
  const list = 'crm.timeline.historyitem.list'
  expect((await call(list)).body).toEqual({
    error: '0',
    error_description: 'Bindings filter is required for users without administrator rights',
  })
  const bindings = { entityTypeId: 2, entityId: 100 }
  const { body } = await call(list, {
    filter: { bindings, typeId: 25 },
    select: ['authorId'],
    order: { id: 'asc' },
  })
  expect(body).toMatchObject({
    total: 38,
    result: { items: expect.arrayContaining([{ id: 20, authorId: 7 }]) },
  })
  const hidden = { filter: { bindings: [bindings, { entityTypeId: 2, entityId: 103 }] } }
  expect((await call(list, hidden)).body).toMatchObject({ result: { items: [] }, total: 0 })
})
