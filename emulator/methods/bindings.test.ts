import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import type { Json } from '../world/types.ts'

const bind = 'crm.timeline.bindings.bind'
const unbind = 'crm.timeline.bindings.unbind'
const list = 'crm.timeline.bindings.list'
const toCompany = { OWNER_ID: 13, ENTITY_ID: 11, ENTITY_TYPE: 'company' }

it('binds once, however often it is asked to', async () => {
  const portal = testPortal()
  const call = portal.as(7)
  await call(bind, { fields: toCompany })
  expect((await call(bind, { FIELDS: toCompany })).body['result']).toBe(true)
  const { body } = await call(list, { filter: { OWNER_ID: 13 } })
  expect(body).toMatchObject({
    result: [
      { OWNER_ID: '13', ENTITY_ID: '100', ENTITY_TYPE: 'deal' },
      { OWNER_ID: '13', ENTITY_ID: '11', ENTITY_TYPE: 'company' },
    ],
    total: 2,
  })
})

it.each(['Deal', ' quote ', 'CO', 'smart_invoice', 'DYNAMIC_174', 'Tae', 'order', 'activity'])(
  'takes the type %s with the switch all',
  async (ENTITY_TYPE) => {
    const { body } = await testPortal().webhook(bind, { fields: { ...toCompany, ENTITY_TYPE } })
    expect(body['result']).toBe(true)
  },
)

it.each(['2', 'requisite', 'dynamic_999', '', 5])('refuses the type %s', async (ENTITY_TYPE) => {
  const { status, body } = await testPortal().webhook(bind, { fields: { ...toCompany, ENTITY_TYPE } })
  expect([status, body]).toEqual([
    400,
    { error: '', error_description: 'ENTITY_TYPE is not defined or invalid.' },
  ])
})

it('knows five types only with the switch five', async () => {
  const portal = testPortal({ switches: { bindingTypes: 'five' } })
  const results: Json[] = []
  for (const ENTITY_TYPE of ['lead', 'DEAL', 'contact', 'company', 'order', 'quote', 'dynamic_174']) {
    results.push(
      (await portal.webhook(bind, { fields: { ...toCompany, ENTITY_TYPE } })).body['result'] ?? null,
    )
  }
  expect(results).toEqual([true, true, true, true, true, null, null])
})

it('checks owner, item and type in this order', async () => {
  const call = testPortal().as(9)
  const text = async (fields: Json) => (await call(bind, { fields })).body['error_description']
  expect(await text({})).toBe('OWNER_ID is not defined or invalid.')
  expect(await text({ OWNER_ID: '13abc' })).toBe('ENTITY_ID is not defined or invalid.')
  expect(await text({ OWNER_ID: 13, ENTITY_ID: 1 })).toBe('ENTITY_TYPE is not defined or invalid.')
  expect(await text({ owner_id: 13 })).toBe('OWNER_ID is not defined or invalid.')
})

it.each([bind, unbind])('refuses a reader with false or an error: %s', async (method) => {
  const fields = { OWNER_ID: 13, ENTITY_ID: 100, ENTITY_TYPE: 'deal' }
  const cloud = await testPortal({ switches: { bindRefusal: 'false' } }).as(9)(method, { fields })
  expect([cloud.status, cloud.body['result']]).toEqual([200, false])
  const docs = await testPortal({ switches: { bindRefusal: 'error' } }).as(9)(method, { fields })
  expect([docs.status, docs.body]).toEqual([400, { error: '', error_description: 'Access denied.' }])
})

it('refuses in English on every portal', async () => {
  const portal = testPortal({ switches: { bindRefusal: 'error', errorLanguage: 'ru' } })
  const text = async (userId: number, ENTITY_ID: number) =>
    (await portal.as(userId)(unbind, { fields: { OWNER_ID: 13, ENTITY_ID, ENTITY_TYPE: 'deal' } })).body[
      'error_description'
    ]
  expect(await text(9, 100)).toBe('Access denied.')
  expect(await text(7, 101)).toBe('Not found.')
})

it('does not look whether entry or item exist, for an admin', async () => {
  const fields = { OWNER_ID: 9999, ENTITY_ID: 8888, ENTITY_TYPE: 'deal' }
  expect((await testPortal().as(1)(bind, { fields })).body['result']).toBe(true)
  expect((await testPortal().as(7)(bind, { fields })).body['result']).toBe(false)
})

it('unbinds even the last card, and the pin goes with it', async () => {
  const portal = testPortal()
  const fields = { OWNER_ID: 13, ENTITY_ID: 100, ENTITY_TYPE: 'deal' }
  expect((await portal.as(7)(unbind, { fields })).body['result']).toBe(true)
  expect(portal.emulator.world.pins.get('2:100')?.has(13)).toBe(false)
  expect((await portal.as(7)(unbind, { fields })).body).toEqual({
    error: '',
    error_description: 'Not found.',
  })
  const { body } = await portal.as(7)('crm.timeline.logmessage.get', { id: 13 })
  expect(body).toHaveProperty('result')
})

it('lists for anybody, fifty a page, and starts over beyond the end', async () => {
  const portal = testPortal({ switches: { rateLimit: false } })
  for (let n = 1; n <= 60; n += 1) {
    await portal.webhook(bind, { fields: { OWNER_ID: 7000, ENTITY_ID: n, ENTITY_TYPE: 'lead' } })
  }
  const page = async (start: number) => (await portal.as(9)(list, { filter: { OWNER_ID: 7000 }, start })).body
  expect(await page(0)).toMatchObject({ next: 50, total: 60 })
  expect((await page(50))['result']).toHaveLength(10)
  expect(await page(50)).not.toHaveProperty('next')
  const { time: _, ...first } = await page(0)
  expect(await page(100)).toMatchObject(first)
})

it('has no rows for an unknown entry, and wants a filter that is an array', async () => {
  const call = testPortal().as(9)
  expect((await call(list, { filter: { OWNER_ID: 9999 } })).body).toMatchObject({ result: [], total: 0 })
  expect((await call(list, {})).body['error_description']).toBe('OWNER_ID is not defined or invalid.')
  expect((await call(list, { filter: 'a' })).body['error_description']).toBe(
    "Parameter 'filter' must be array.",
  )
})
