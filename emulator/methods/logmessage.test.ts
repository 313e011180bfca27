import { expect, it } from 'vitest'
import { testPortal, type TestPortal } from '../testing.ts'
import { field, phpText, valuesOf } from '../rest/php.ts'
import type { Json, JsonMap, Switches } from '../world/types.ts'

const method = (name: string): string => `crm.timeline.logmessage.${name}`
const deal = { entityTypeId: 2, entityId: 100 }
const texts = { title: 'Title', text: 'Text', iconCode: 'info' }

async function add(
  portal: TestPortal,
  userId: number,
  fields: JsonMap = {},
  clientId?: string,
): Promise<Json> {
  const { body } = await portal.as(userId, clientId)(method('add'), {
    fields: { ...deal, ...texts, ...fields },
  })
  return field(field(field(body, 'result'), 'logMessage'), 'id') ?? body
}

async function list(switches: Partial<Switches>, params: JsonMap = {}, entityId = 100) {
  const { body } = await testPortal({ switches }).as(9)(method('list'), {
    entityTypeId: 2,
    entityId,
    ...params,
  })
  const result = body['result']
  const rows = valuesOf(Array.isArray(result) ? result : field(result, 'logMessages'))
  return { ...body, isWrapped: !Array.isArray(result), ids: rows.map((row) => field(row, 'id')) }
}

it('keeps what was given word for word, with the caller as author and no card', async () => {
  const fields = { title: '\uD800 <b>', text: '\u202Ea\u202C\n\uDFFF', iconCode: 'no such icon' }
  const portal = testPortal()
  const { body } = await portal.as(7)(method('add'), { fields: { ...deal, ...fields } })
  expect(field(body['result'], 'logMessage')).toEqual({
    id: portal.emulator.world.lastEntryId,
    created: '2026-08-20T12:00:00+03:00',
    authorId: 7,
    ...fields,
  })
})

it('takes empty texts and casts numbers', async () => {
  const { body } = await testPortal().as(7)(method('add'), {
    fields: { entityTypeId: '2', entityId: '100', title: 5, text: '', iconCode: '' },
  })
  expect(field(body['result'], 'logMessage')).toMatchObject({ title: '5', text: '', iconCode: '' })
})

it.each([
  ['cloud', '0', 'Missing a required field: title'],
  ['docs', '100', 'Could not find value for parameter {title}'],
] as const)('names the first missing field, %s', async (dialect, error, error_description) => {
  const { status, body } = await testPortal({ dialect }).as(7)(method('add'), {
    fields: { ...deal, title: null },
  })
  expect([status, body]).toEqual([400, { error, error_description }])
})

it('refuses fields that are missing or no array', async () => {
  const add = testPortal().as(7)
  expect((await add(method('add'))).body['error_description']).toBe(
    'Could not find value for parameter {fields}',
  )
  expect((await add(method('add'), { fields: 'a' })).body['error_description']).toBe(
    'Invalid value {a} to match with parameter {fields}. Should be value of type array.',
  )
})

it('refuses readers, and managers on a card they cannot see', async () => {
  const portal = testPortal()
  expect(await add(portal, 9)).toEqual({ error: 'ACCESS_DENIED', error_description: 'Access denied' })
  expect(await add(portal, 7, { entityId: 103 })).toMatchObject({ error: 'ACCESS_DENIED' })
})

it('refuses all but admins with the switch adminOnly', async () => {
  const portal = testPortal({ switches: { adminOnly: true } })
  expect(await add(portal, 7)).toMatchObject({ error: 'ACCESS_DENIED' })
  expect(await add(portal, 1)).toBeTypeOf('number')
})

it('lets editors add and admins alone delete with the switch adminOnly set to delete', async () => {
  const portal = testPortal({ switches: { adminOnly: 'delete' } })
  const id = await add(portal, 7)
  expect(id).toBeTypeOf('number')
  expect((await portal.as(7)(method('delete'), { id })).body['error']).toBe('ACCESS_DENIED')
  expect((await portal.as(1)(method('delete'), { id })).body['result']).toBe(true)
})

it('looks at the type and the id of an owner, and in the docs dialect whether it exists', async () => {
  expect(await add(testPortal(), 1, { entityTypeId: 99 })).toMatchObject({ error: 'OWNER_NOT_FOUND' })
  expect(await add(testPortal(), 1, { entityId: 0 })).toMatchObject({ error: 'OWNER_NOT_FOUND' })
  expect(await add(testPortal(), 1, { entityId: 9999 })).toBeTypeOf('number')
  expect(await add(testPortal({ dialect: 'docs' }), 1, { entityId: 9999 })).toMatchObject({
    error: 'OWNER_NOT_FOUND',
  })
})

it('speaks the language of the portal', async () => {
  const answer = await add(testPortal({ switches: { errorLanguage: 'ru' } }), 9)
  expect(answer).toEqual({ error: 'ACCESS_DENIED', error_description: 'Доступ запрещён' })
})

it('says in English on every portal that there is no owner', async () => {
  const portal = testPortal({ switches: { errorLanguage: 'ru' } })
  const refused = { error: 'OWNER_NOT_FOUND', error_description: 'Owner was not found' }
  expect(await add(portal, 1, { entityTypeId: 99 })).toEqual(refused)
  const pin = await portal.as(1)('crm.timeline.item.pin', { id: 13, ownerTypeId: 99, ownerId: 1 })
  expect(pin.body).toEqual(refused)
})

it('gets an entry, and says its id when there is none', async () => {
  const get = testPortal().as(9)
  expect(field((await get(method('get'), { id: '13' })).body['result'], 'logMessage')).toMatchObject({
    id: 13,
  })
  expect((await get(method('get'), { id: 9999 })).body).toEqual({
    error: 'NOT_FOUND',
    error_description: 'Timeline logmessage not found for id `9999`',
  })
  const wrong = await get(method('get'), { id: 'abc' })
  expect(wrong.body['error_description']).toContain('Invalid value {abc} to match with parameter {id}.')
})

it('hides what a reader may not see in the docs dialect only', async () => {
  const hidden = { entityTypeId: 2, entityId: 103 }
  expect((await testPortal({ dialect: 'docs' }).as(9)(method('list'), hidden)).body['error']).toBe(
    'ACCESS_DENIED',
  )
  expect((await testPortal().as(9)(method('list'), hidden)).body['total']).toBe(2)
})

it.each(['array', 'wrapped'] as const)('lists in the shape %s', async (listShape) => {
  const { isWrapped, ids } = await list({ listShape })
  expect([isWrapped, ids.length]).toEqual([listShape === 'wrapped', 10])
})

it('cuts rows by start or by offset, never by the other', async () => {
  const first = (await list({ listPaging: 'start' })).ids
  const second = (await list({ listPaging: 'start' }, { start: 10 })).ids
  expect(second).not.toEqual(first)
  expect((await list({ listPaging: 'start' }, { offset: 10 })).ids).toEqual(first)
  expect((await list({ listPaging: 'offset' }, { offset: 10 })).ids).toEqual(second)
  expect((await list({ listPaging: 'offset' }, { start: 10 })).ids).toEqual(first)
})

it('prints next as each switch says', async () => {
  const page = { start: 20, offset: 20 }
  expect(await list({ listNext: 'absent' }, page)).not.toHaveProperty('next')
  expect(await list({ listNext: 'correct' }, page)).toMatchObject({ next: 30, total: 37 })
  expect(await list({ listNext: 'stuck' }, page)).toMatchObject({ next: 10, total: 37 })
})

it('has no next on the last page and neither next nor total for start -1', async () => {
  expect(await list({ listNext: 'correct' }, { offset: 30 })).not.toHaveProperty('next')
  expect(await list({ listNext: 'stuck' }, { offset: 30 })).toMatchObject({ next: 7 })
  const uncounted = await list({}, { start: -1 })
  expect(uncounted).not.toHaveProperty('total')
  expect(uncounted).not.toHaveProperty('next')
})

it('orders by id or created, and ignores any other spelling', async () => {
  const newest = (await list({})).ids
  const oldest = (await list({}, { order: { id: 'asc' } })).ids
  expect(oldest[0]).toBeLessThan(Number(newest[0]))
  expect((await list({}, { order: { created: 'asc' } })).ids).toEqual(oldest)
  expect((await list({}, { order: { ID: 'asc' } })).ids).toEqual(newest)
  expect((await list({}, { order: { id: 'ASC' } })).ids).toEqual(newest)
})

it('orders by created where ids do not follow time', async () => {
  let now = 2_000_000
  const portal = testPortal({ now: () => now })
  const later = await add(portal, 7, { entityId: 102 })
  now = 1_000_000
  const earlier = await add(portal, 7, { entityId: 102 })
  const params = { entityTypeId: 2, entityId: 102, order: { created: 'asc' } }
  const { body } = await portal.as(7)(method('list'), params)
  expect(valuesOf(field(body['result'], 'logMessages')).map((row) => field(row, 'id'))).toEqual([
    earlier,
    later,
  ])
})

it('lists by the card of creation, so entries bound from elsewhere are not there', async () => {
  expect((await list({}, { order: { id: 'asc' } })).ids).not.toContain(20)
})

it('has an empty list for a card without entries', async () => {
  expect(await list({}, {}, 102)).toMatchObject({ ids: [], total: 0, isWrapped: true })
})

it('lets an app delete its own entry only', async () => {
  const portal = testPortal()
  const remove = portal.as(7)
  const ours = await add(portal, 7)
  const theirs = await add(portal, 1, {}, 'local.quotebot')
  expect((await remove(method('delete'), { id: ours })).body['result']).toBe(true)
  expect((await remove(method('delete'), { id: theirs })).body['error']).toBe('REMOVING_DISABLED')
  expect((await remove(method('delete'), { id: ours })).body['error_description']).toBe(
    `Log message not found for id \`${phpText(ours)}\``,
  )
})

it('lets a webhook delete nothing, and nobody what a webhook wrote', async () => {
  const portal = testPortal()
  const { body } = await portal.webhook(method('add'), { fields: { ...deal, ...texts } })
  const id = field(field(body['result'], 'logMessage'), 'id') ?? 0
  expect((await portal.webhook(method('delete'), { id })).body['error']).toBe('REMOVING_DISABLED')
  expect((await portal.as(1)(method('delete'), { id })).body['error']).toBe('REMOVING_DISABLED')
})

it('asks for the right to edit before it asks whose entry it is', async () => {
  expect((await testPortal().as(9)(method('delete'), { id: 13 })).body['error']).toBe('ACCESS_DENIED')
})

it('takes pins, bindings and the note with a deleted entry', async () => {
  const portal = testPortal()
  await portal.as(7)(method('delete'), { id: 13 })
  const { world } = portal.emulator
  expect([world.bindings.has(13), world.notes.has('1:13'), world.pins.get('2:100')?.has(13)]).toEqual([
    false,
    false,
    false,
  ])
})
