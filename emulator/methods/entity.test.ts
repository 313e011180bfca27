import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import { field, phpInt, phpText, valuesOf } from '../rest/php.ts'
import type { JsonMap } from '../world/types.ts'

const ENTITY = 'trail'

async function codes(params: JsonMap) {
  const { body } = await testPortal().as(9)('entity.item.get', { ENTITY, ...params })
  return valuesOf(body['result']).map((item) => field(item, 'CODE'))
}

it('belongs to an application', async () => {
  const { status, body } = await testPortal().webhook('entity.get')
  expect([status, body['error']]).toEqual([400, 'ACCESS_DENIED'])
})

it('is made once, with rights for everybody who is named', async () => {
  const portal = testPortal({ seed: 'empty' })
  const add = portal.as(1)
  expect((await add('entity.get', { ENTITY })).body['error']).toBe('ERROR_ENTITY_NOT_FOUND')
  expect((await add('entity.add', { ENTITY, NAME: 'Trail', ACCESS: { AU: 'W' } })).body['result']).toBe(true)
  expect((await add('entity.add', { ENTITY, NAME: 'Trail' })).body['error']).toBe(
    'ERROR_ENTITY_ALREADY_EXISTS',
  )
  expect((await portal.as(9)('entity.item.add', { ENTITY, NAME: 'a' })).body['result']).toBeTypeOf('number')
  expect((await portal.as(9)('entity.delete', { ENTITY })).body['error']).toBe('ACCESS_DENIED')
  expect((await add('entity.delete', { ENTITY })).body['result']).toBe(true)
})

it('is closed to others without ACCESS', async () => {
  const portal = testPortal({ seed: 'empty' })
  await portal.as(1)('entity.add', { ENTITY, NAME: 'Trail' })
  expect((await portal.as(7)('entity.item.add', { ENTITY, NAME: 'a' })).body['error']).toBe('ACCESS_DENIED')
})

it('keeps, changes and deletes items', async () => {
  const call = testPortal().as(9)
  const id = (await call('entity.item.add', { ENTITY, NAME: '2:5', CODE: 'pin:1', DETAIL_TEXT: '{}' })).body[
    'result'
  ]
  const FILTER = { ID: id ?? 0 }
  expect((await call('entity.item.update', { ENTITY, ID: id ?? 0, DETAIL_TEXT: '[]' })).body['result']).toBe(
    true,
  )
  const { body } = await call('entity.item.get', { ENTITY, FILTER })
  expect(field(body['result'], '0')).toMatchObject({
    ID: phpText(id),
    NAME: '2:5',
    CODE: 'pin:1',
    DETAIL_TEXT: '[]',
    CREATED_BY: '9',
  })
  expect((await call('entity.item.delete', { ENTITY, ID: phpText(id) })).body['result']).toBe(true)
  expect((await call('entity.item.delete', { ENTITY, ID: phpText(id) })).body['error']).toBe(
    'ERROR_ITEM_NOT_FOUND',
  )
})

it('prints null for the texts that an item has none of, and no properties where there are none', async () => {
  const call = testPortal().as(9)
  await call('entity.item.add', { ENTITY, NAME: 'bare' })
  const item = field(
    (await call('entity.item.get', { ENTITY, FILTER: { NAME: 'bare' } })).body['result'],
    '0',
  )
  const missing = { PREVIEW_PICTURE: null, PREVIEW_TEXT: null, DETAIL_PICTURE: null, DETAIL_TEXT: null }
  expect(item).toMatchObject({
    ...missing,
    CODE: null,
    SECTION: null,
    DATE_ACTIVE_FROM: '',
    DATE_ACTIVE_TO: '',
  })
  expect(item).not.toHaveProperty('PROPERTY_VALUES')
})

it('prints the properties that an item has', async () => {
  const call = testPortal().as(9)
  await call('entity.item.add', { ENTITY, NAME: 'priced', PROPERTY_VALUES: { price: '16' } })
  const { body } = await call('entity.item.get', { ENTITY, FILTER: { NAME: 'priced' } })
  expect(field(body['result'], '0')).toMatchObject({ PROPERTY_VALUES: { price: '16' } })
})

it('gives back no CODE and finds nothing by it where it is forgotten', async () => {
  const portal = testPortal({ switches: { entityCode: 'forgotten' } })
  const call = portal.as(9)
  const find = async (FILTER: JsonMap, SORT: JsonMap = {}) =>
    valuesOf((await call('entity.item.get', { ENTITY, FILTER, SORT })).body['result'])
  const id = (await call('entity.item.add', { ENTITY, NAME: 'new', CODE: 'pin:5' })).body['result'] ?? 0
  expect(await find({ NAME: 'new' })).toMatchObject([{ ID: phpText(id), CODE: null }])
  const rows = await find({}, { CODE: 'DESC' })
  expect(rows.map((row) => field(row, 'CODE'))).toEqual(rows.map(() => null))
  expect(rows.map((row) => phpInt(field(row, 'ID')))).toEqual([1, 2, 3, 4, id])
  expect(await find({ CODE: 'pin:5' })).toEqual([])
  expect(await find({ CODE: 'pin:%' })).toEqual([])
})

it.each([
  ['entity.add', { NAME: 'Long' }],
  ['entity.get', {}],
  ['entity.item.add', { NAME: 'a' }],
  ['entity.item.get', {}],
])('%s refuses a name of more than 13 characters', async (method, params) => {
  const call = testPortal().as(1)
  const long = await call(method, { ...params, ENTITY: 'fourteen_chars' })
  expect([long.status, long.body]).toEqual([
    400,
    {
      error: 'ERROR_ARGUMENT',
      error_description: 'Entity code is too long. Max length is 13 characters.',
      argument: '',
    },
  ])
})

it('takes a name of 13 characters, without the signs that a name cannot have', async () => {
  const call = testPortal().as(1)
  expect((await call('entity.add', { ENTITY: 'thirteen-_char', NAME: 'Made' })).body['result']).toBe(true)
  const { body } = await call('entity.get', { ENTITY: 'thirteen_char' })
  expect(body['result']).toMatchObject({ ENTITY: 'thirteen_char' })
  expect((await call('entity.add', { ENTITY: 'имя', NAME: 'None' })).body).toEqual({
    error: 'ERROR_ARGUMENT',
    error_description: "Argument 'ENTITY' is null or empty",
    argument: 'ENTITY',
  })
})

it('finds by name, by part of a code, by pattern, by list and by number', async () => {
  expect(await codes({ FILTER: { NAME: '2:100' } })).toEqual(['pin:13', 'bind:20'])
  expect(await codes({ FILTER: { '%CODE': 'nd:2' } })).toEqual(['bind:20'])
  expect(await codes({ FILTER: { CODE: 'pin:%' } })).toEqual(['pin:13', 'pin:87'])
  expect(await codes({ FILTER: { CODE: ['pin:13', 'pin:87'] } })).toEqual(['pin:13', 'pin:87'])
  expect(await codes({ FILTER: { '!CODE': 'pin:%', '>ID': 2 } })).toEqual(['bind:67'])
  expect(await codes({ SORT: { ID: 'DESC' }, FILTER: { NAME: '2:100' } })).toEqual(['bind:20', 'pin:13'])
})

it('pages by fifty', async () => {
  const portal = testPortal({ switches: { rateLimit: false } })
  for (let n = 0; n < 60; n += 1) await portal.as(7)('entity.item.add', { ENTITY, NAME: 'many' })
  const page = async (start: number) =>
    (await portal.as(7)('entity.item.get', { ENTITY, FILTER: { NAME: 'many' }, start })).body
  expect(await page(0)).toMatchObject({ next: 50, total: 60 })
  expect((await page(50))['result']).toHaveLength(10)
})

it('names the argument that is missing', async () => {
  const { body } = await testPortal().as(7)('entity.item.add', { ENTITY })
  expect(body).toMatchObject({ error: 'ERROR_ARGUMENT', argument: 'NAME' })
})
