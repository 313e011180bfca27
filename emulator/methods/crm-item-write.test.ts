import { expect, it } from 'vitest'
import { testPortal, type TestPortal } from '../testing.ts'
import { field } from '../rest/php.ts'
import type { Json, JsonMap } from '../world/types.ts'

const lead = 1
const deal = 2
const contact = 3
const bothDialects = ['cloud', 'docs'] as const

async function add(portal: TestPortal, entityTypeId: number, fields: JsonMap, userId = 7): Promise<JsonMap> {
  const { body } = await portal.as(userId)('crm.item.add', { entityTypeId, fields })
  return Object(field(body['result'], 'item'))
}

async function change(portal: TestPortal, params: JsonMap, userId = 7): Promise<Json | undefined> {
  const { body } = await portal.as(userId)('crm.item.update', params)
  return field(body['result'], 'item') ?? body
}

it.each(bothDialects)('adds a whole card that others can read at once: %s', async (dialect) => {
  const portal = testPortal({ dialect })
  const fields = { title: 'New deal', opportunity: '150000.5', contactIds: ['50'], begindate: '2026-09-01' }
  const item = await add(portal, deal, fields)
  expect(item).toMatchObject({
    id: 105,
    title: 'New deal',
    opportunity: 150_000.5,
    contactIds: [50],
    begindate: '2026-09-01T00:00:00+03:00',
    createdBy: 7,
    assignedById: 7,
    createdTime: '2026-08-20T12:00:00+03:00',
    comments: null,
    entityTypeId: deal,
  })
  const { body } = await portal.as(9)('crm.item.get', { entityTypeId: deal, id: 105 })
  expect(field(body['result'], 'item')).toEqual(item)
})

it('ignores what is no field, or only read, and needs no field at all', async () => {
  const portal = testPortal()
  const item = await add(portal, deal, { nope: 1, id: 7, createdBy: 1, isWon: 'Y', opened: 'no' })
  expect(item).toMatchObject({ title: 'Deal #105', createdBy: 7, isWon: null, opened: 'N' })
  expect(item).not.toHaveProperty('nope')
  expect(await add(portal, contact, {})).toMatchObject({ lastName: 'Contact #52' })
})

it('never gives an id again', async () => {
  const portal = testPortal()
  const { id } = await add(portal, deal, {})
  await portal.as(7)('crm.item.delete', { entityTypeId: deal, id: id ?? 0 })
  expect((await add(portal, deal, {}))['id']).toBe(106)
})

it('changes what is given, and says who moved the card', async () => {
  const portal = testPortal()
  const fields = { title: 'Renamed', stageId: 'WON', isMyCompany: 'Y' }
  expect(await change(portal, { entityTypeId: deal, id: 102, fields })).toMatchObject({
    title: 'Renamed',
    stageId: 'WON',
    movedBy: 7,
    movedTime: '2026-08-20T12:00:00+03:00',
    updatedBy: 7,
    companyId: 10,
  })
  expect(await change(portal, { entityTypeId: 4, id: 10, fields })).toMatchObject({ isMyCompany: 'N' })
})

it('adds multifields, and never removes one', async () => {
  const portal = testPortal()
  const fields = { fm: { n0: { typeId: 'PHONE', valueType: 'MOBILE', value: '+49 170 1' } } }
  expect(await change(portal, { entityTypeId: contact, id: 50, fields })).toMatchObject({
    phone: '+7 495 123-45-67',
    phoneMobile: '+49 170 1',
    email: 'sokolov@northwind.example',
  })
  expect(await change(portal, { entityTypeId: contact, id: 50, fields: { fm: [] } })).toMatchObject({
    phoneMobile: '+49 170 1',
  })
})

it('deletes a card with the records that no other card shows', async () => {
  const portal = testPortal()
  const { body } = await portal.as(7)('crm.item.delete', { entityTypeId: deal, id: 100 })
  expect(body['result']).toEqual([])
  const { world } = portal.emulator
  expect(world.cards.has('2:100')).toBe(false)
  expect([world.entries.has(13), world.notes.has('1:13'), world.pins.get('2:100')?.size]).toEqual([
    false,
    false,
    0,
  ])
  // Entry 20 was written on company 10 and only bound here.
  expect(world.bindings.get(20)).toEqual([{ entityTypeId: 4, entityId: 10 }])
  const gone = await portal.as(7)('crm.item.delete', { entityTypeId: deal, id: 100 })
  expect(gone.body['error']).toBe('NOT_FOUND')
})

const refusals: [method: string, userId: number, params: JsonMap, code: string, text: string][] = [
  ['add', 9, { entityTypeId: deal, fields: {} }, 'ACCESS_DENIED', 'Access denied'],
  ['add', 7, { entityTypeId: 5, fields: {} }, 'ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported'],
  ['add', 7, { entityTypeId: deal }, '100', 'Could not find value for parameter {fields}'],
  [
    'add',
    7,
    { entityTypeId: deal, fields: { observers: 'x' } },
    '100',
    'Expected iterable value for multiple field, but got `string` instead',
  ],
  [
    'add',
    7,
    { entityTypeId: deal, fields: { begindate: 'soon' } },
    'CRM_FIELD_ERROR_VALUE_NOT_VALID',
    'Invalid value for field "begindate"',
  ],
  ['update', 9, { entityTypeId: deal, id: 100, fields: {} }, 'ACCESS_DENIED', 'Access denied'],
  ['update', 7, { entityTypeId: deal, id: 9999, fields: {} }, 'NOT_FOUND', 'Item not found'],
  [
    'update',
    7,
    { entityTypeId: deal, id: 100, fields: { id: 5 } },
    '0',
    'Setting value for Primary ID is not allowed, it is read-only field',
  ],
  ['delete', 9, { entityTypeId: deal, id: 100 }, 'ACCESS_DENIED', 'Access denied'],
]

it.each(refusals)(
  'refuses to %s as user %i with %j',
  async (name, userId, params, error, error_description) => {
    for (const dialect of bothDialects) {
      const { status, body } = await testPortal({ dialect }).as(userId)(`crm.item.${name}`, params)
      expect([status, body]).toEqual([400, { error, error_description }])
    }
  },
)

it('describes the fields of a type', async () => {
  const { body } = await testPortal().as(9)('crm.item.fields', { entityTypeId: 4 })
  const fields = field(body['result'], 'fields')
  expect(fields).toMatchObject({
    id: { type: 'integer', isReadOnly: true, isMultiple: false, upperName: 'ID' },
    createdTime: { type: 'datetime', isReadOnly: true, title: 'Created time', upperName: 'CREATED_TIME' },
    isMyCompany: { isReadOnly: false, isImmutable: true },
    contactIds: { type: 'crm_contact', isMultiple: true },
  })
  expect(fields).not.toHaveProperty('addressLegal')
  const leads = await testPortal().as(9)('crm.item.fields', { entityTypeId: lead })
  expect(field(leads.body['result'], 'fields')).toHaveProperty('companyTitle')
})
