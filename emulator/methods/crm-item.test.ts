import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import { field, valuesOf } from '../rest/php.ts'
import type { JsonMap } from '../world/types.ts'

async function ids(entityTypeId: number, params: JsonMap, userId = 7) {
  const { body } = await testPortal().as(userId)('crm.item.list', { entityTypeId, ...params })
  return valuesOf(field(body['result'], 'items')).map((item) => field(item, 'id'))
}

it('gets a card with numbers as ids', async () => {
  const { body } = await testPortal().as(9)('crm.item.get', { entityTypeId: 2, id: '100' })
  expect(field(body['result'], 'item')).toMatchObject({
    id: 100,
    entityTypeId: 2,
    contactId: 50,
    companyId: 10,
  })
})

it.each([
  [9, { entityTypeId: 2, id: 103 }, 'ACCESS_DENIED'],
  [9, { entityTypeId: 2, id: 9999 }, 'NOT_FOUND'],
  [9, { entityTypeId: 999, id: 1 }, 'NOT_FOUND'],
  [9, { entityTypeId: 5, id: 1 }, 'ENTITY_TYPE_NOT_SUPPORTED'],
  [9, { entityTypeId: 2 }, '100'],
])('refuses user %i with %j: %s', async (userId, params, code) => {
  const { status, body } = await testPortal().as(userId)('crm.item.get', params)
  expect([status, body['error']]).toEqual([400, code])
})

it('leaves unreadable cards out of lists', async () => {
  expect(await ids(2, {}, 9)).toEqual([100, 101, 102, 104])
  expect(await ids(2, {}, 1)).toEqual([100, 101, 102, 103, 104])
})

it('finds by ids, cast as PHP does', async () => {
  expect(await ids(2, { filter: { '@id': ['0100', 101, '0$result[x][3][ID]'] } })).toEqual([100, 101])
  expect(await ids(2, { filter: { '@id': [] } })).toEqual([])
  expect(await ids(2, { filter: { '>id': '100', '!=id': 102 } })).toEqual([101, 104])
})

it('searches titles, names and numbers in any case', async () => {
  expect(await ids(2, { filter: { '%title': 'NORTHWIND' } })).toEqual([100, 102])
  expect(
    await ids(3, { filter: { logic: 'OR', 0: { '%name': 'soko' }, 1: { '%lastName': 'soko' } } }),
  ).toEqual([50])
  expect(await ids(14, { filter: { '%accountNumber': '2026' } })).toEqual([8])
})

it.each([
  [3, { '%title': 'a' }, "field '%TITLE' is not allowed in filter"],
  [2, { '=createdTme': 'a' }, "field '=CREATED_TME' is not allowed in filter"],
  [2, { entityTypeId: 2 }, "field 'ENTITY_TYPE_ID' is not allowed in filter"],
  [2, { fm: 'a' }, "field 'FM' is not allowed in filter"],
  [2, { id: { after: 1 } }, "field 'AFTER' is not allowed in filter"],
  [2, { 0: { logic: 'OR', 0: { nope: 1 } } }, "field 'NOPE' is not allowed in filter"],
  [2, { '<>id': 100 }, "field '<>ID' is not allowed in filter"],
  [2, { '%title': ['a', 'b'] }, "field '%TITLE' has invalid value"],
  [2, { '>id': [1] }, "field '>ID' has invalid value"],
  [2, { '><id': [1, 2] }, "field '><ID' has invalid value"],
])('refuses for type %i the filter %j', async (entityTypeId, filter, text) => {
  const { status, body } = await testPortal().as(7)('crm.item.list', { entityTypeId, filter })
  expect([status, body]).toEqual([
    400,
    { error: 'INVALID_ARG_VALUE', error_description: `Invalid filter: ${text}` },
  ])
})

it.each([
  [{ nope: 'ASC' }, "field 'NOPE' is not allowed in order"],
  [{ id: 'desc' }, "allowed sort directions are ASC, DESC. But got 'desc' for field 'ID'"],
  [{ createdTime: 1 }, "allowed sort directions are ASC, DESC. But got '1' for field 'CREATED_TIME'"],
])('refuses the order %j', async (order, text) => {
  const { status, body } = await testPortal().as(7)('crm.item.list', { entityTypeId: 2, order })
  expect([status, body]).toEqual([
    400,
    { error: 'INVALID_ARG_VALUE', error_description: `Invalid order: ${text}` },
  ])
})

it.each(['filter', 'order', 'select'])('wants a list or a map, or null, for %s', async (name) => {
  const call = testPortal().as(7)
  const { status, body } = await call('crm.item.list', { entityTypeId: 2, [name]: 'a' })
  expect([status, body['error']]).toEqual([400, '100'])
  expect((await call('crm.item.list', { entityTypeId: 2, [name]: null })).status).toBe(200)
})

it.each([
  [{ '=%title': 'north%' }, [100, 102]],
  [{ '%=title': '%RACKS%' }, [100]],
  [{ '=%title': 'north' }, []],
  [{ '!=%title': 'north%' }, [101, 104]],
  [{ '!%=title': '%o%' }, [101]],
  [{ '!%title': 'northwind' }, [101, 104]],
  [{ '!@id': [100, 101] }, [102, 104]],
  [{ '!id': 100 }, [101, 102, 104]],
  [{ '>=opportunity': 7900.5 }, [100, 101]],
  [{ '!=comments': '' }, []],
  [{ leadId: null }, [100, 101, 102, 104]],
  [{ '>leadId': 0 }, []],
  [{ LOGIC: 'OR', '=id': 100, '%title': 'render' }, [100, 101]],
])('filters by %j', async (filter, expected) => {
  expect(await ids(2, { filter })).toEqual(expected)
})

it('compares dates as moments, whatever zone they are written in', async () => {
  const portal = testPortal()
  const deal = portal.emulator.world.cards.get('2:100')
  if (deal) deal.fields = { ...deal.fields, createdTime: '2026-07-01T01:00:00+03:00' }
  const found = async (filter: JsonMap) => {
    const { body } = await portal.as(7)('crm.item.list', { entityTypeId: 2, filter: { id: 100, ...filter } })
    return body['total'] === 1
  }
  expect(await found({ '=createdTime': '2026-06-30T22:00:00Z' })).toBe(true)
  expect(await found({ '<createdTime': '2026-06-30T22:30:00+00:00' })).toBe(true)
  expect(await found({ '>=createdTime': '2026-07-01' })).toBe(true)
  expect(await found({ '>createdTime': '2026-07-01T01:00:00' })).toBe(false)
  expect(await found({ '>createdTime': 'yesterday' })).toBe(false)
})

it('knows the fields of a type without a card that has them', async () => {
  const portal = testPortal()
  for (const card of portal.emulator.world.cards.values()) card.hidden = true
  const params = {
    entityTypeId: 7,
    filter: { '%quoteNumber': 'Q', begindate: '2026-01-01' },
    order: { terms: 'ASC' },
  }
  const { status, body } = await portal.as(7)('crm.item.list', params)
  expect([status, body['total']]).toEqual([200, 0])
})

it('has every field of its type on every card, null where nothing is given', async () => {
  const portal = testPortal({ seed: 'empty' })
  await portal.post('/__emulator/world', { cards: [{ entityTypeId: 2, entityId: 900, title: 'Any title' }] })
  const { body } = await portal.as(7)('crm.item.get', { entityTypeId: 2, id: 900 })
  expect(field(body['result'], 'item')).toMatchObject({
    id: 900,
    title: 'Any title',
    createdTime: '2026-08-20T12:00:00+03:00',
    updatedTime: '2026-08-20T12:00:00+03:00',
    assignedById: 1,
    createdBy: 1,
    opened: 'Y',
    observers: [],
    companyId: null,
    comments: null,
    entityTypeId: 2,
  })
})

it('makes fields of mail and phone of the multifields', async () => {
  const { body } = await testPortal().as(7)('crm.item.get', { entityTypeId: 3, id: 50 })
  expect(field(body['result'], 'item')).toMatchObject({
    hasEmail: 'Y',
    email: 'sokolov@northwind.example',
    phoneWork: '+7 495 123-45-67',
    phoneMobile: null,
  })
})

it('selects, orders and counts', async () => {
  const call = testPortal().as(7)
  const params = { entityTypeId: 2, select: ['title'], order: { id: 'DESC' }, filter: { '@id': [100, 101] } }
  const { body } = await call('crm.item.list', params)
  expect(valuesOf(field(body['result'], 'items')).map((item) => Object.keys(item ?? {}))).toEqual([
    ['id', 'title'],
    ['id', 'title'],
  ])
  expect(body['total']).toBe(2)
  expect((await call('crm.item.list', { ...params, start: -1 })).body['total']).toBe(0)
})

it('prints the type and the multifields only where everything is selected', async () => {
  const call = testPortal().as(7)
  const names = async (select: string[]) => {
    const { body } = await call('crm.item.list', { entityTypeId: 3, select, filter: { id: 50 } })
    return Object.keys(field(field(body['result'], 'items'), '0') ?? {})
  }
  expect(await names([])).toEqual(expect.arrayContaining(['entityTypeId', 'fm']))
  expect(await names(['*'])).toEqual(await names([]))
  expect(await names(['*', 'id'])).not.toContain('fm')
  expect(await names(['name', 'fm', 'entityTypeId', 'nope'])).toEqual(['id', 'name'])
})

it('sorts by numbers, text and moments, what is not there first', async () => {
  const sorted = async (order: JsonMap) => ids(2, { order, filter: { '<id': 103 } })
  expect(await sorted({ opportunity: 'DESC' })).toEqual([101, 100, 102])
  expect(await sorted({ title: 'ASC' })).toEqual([101, 102, 100])
  expect(await sorted({ leadId: 'ASC', id: 'DESC' })).toEqual([102, 101, 100])
})

it('prints the types a bindings caller needs, smart processes included', async () => {
  const { body } = await testPortal().as(9)('crm.enum.ownertype')
  expect(body['result']).toContainEqual({
    ID: 174,
    NAME: 'Equipment rental',
    SYMBOL_CODE: 'DYNAMIC_174',
    SYMBOL_CODE_SHORT: 'Tae',
  })
})

it('lists smart processes for admins only', async () => {
  const portal = testPortal()
  const { body } = await portal.as(1)('crm.type.list')
  expect(
    valuesOf(field(body['result'], 'types')).map((type) => [field(type, 'id'), field(type, 'entityTypeId')]),
  ).toEqual([
    [3, 174],
    [4, 1042],
  ])
  expect((await portal.as(7)('crm.type.list')).body['error']).toBe('ACCESS_DENIED')
})
