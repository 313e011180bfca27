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

it('refuses a field the type has not', async () => {
  const { body } = await testPortal().as(7)('crm.item.list', { entityTypeId: 3, filter: { '%title': 'a' } })
  expect(body['error']).toBe('INVALID_ARG_VALUE')
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
