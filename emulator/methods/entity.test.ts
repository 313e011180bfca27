import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import { field, phpText, valuesOf } from '../rest/php.ts'
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
