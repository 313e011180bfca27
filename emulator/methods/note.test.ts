import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import type { JsonMap } from '../world/types.ts'

const onDeal = { itemType: 1, ownerTypeId: 2, ownerId: 100 }
const withNote = { ...onDeal, itemId: 13 }
const withoutNote = { ...onDeal, itemId: 5 }
const save = 'crm.timeline.note.save'
const get = 'crm.timeline.note.get'
const remove = 'crm.timeline.note.delete'

it('saves a note word for word and keeps who wrote it first', async () => {
  let now = Date.parse('2026-08-20T09:00:00Z')
  const portal = testPortal({ now: () => now })
  const text = '  \uD800 <b>kept</b>\n'
  expect((await portal.as(7)(save, { ...withoutNote, text: 'first' })).body['result']).toBe(true)
  now += 60_000
  await portal.as(1)(save, { ...withoutNote, text })
  expect((await portal.as(9)(get, withoutNote)).body['result']).toEqual({
    text,
    createdById: 7,
    createdTime: '2026-08-20T12:00:00+03:00',
    updatedById: 1,
    updatedTime: '2026-08-20T12:01:00+03:00',
  })
})

it('has one note a record, seen from every card it is on', async () => {
  const portal = testPortal()
  const entry = { itemType: 1, itemId: 20, text: 'shared' }
  await portal.as(7)(save, { ...entry, ownerTypeId: 2, ownerId: 100 })
  const { body } = await portal.as(7)(get, { ...entry, ownerTypeId: 4, ownerId: 10 })
  expect(body['result']).toMatchObject({ text: 'shared' })
})

const refusals: [name: string, userId: number, method: string, params: JsonMap, code: string][] = [
  ['save by a reader', 9, save, { ...withNote, text: 'x' }, 'ACCESS_DENIED'],
  ['save on a card the entry is not on', 7, save, { ...withNote, ownerId: 101, text: 'x' }, 'NOT_FOUND'],
  ['save of an empty text', 7, save, { ...withNote, text: '' }, '0'],
  ['save on an activity', 7, save, { ...withNote, itemType: 2, text: 'x' }, 'NOT_FOUND'],
  ['delete by a reader', 9, remove, withNote, 'ACCESS_DENIED'],
  ['delete of what is not there', 7, remove, withoutNote, 'NOT_FOUND'],
  ['delete on a card the entry is not on', 7, remove, { ...withNote, ownerId: 101 }, 'NOT_FOUND'],
]

it.each(refusals)('refuses with false or an error: %s', async (_name, userId, method, params, code) => {
  const cloud = await testPortal({ switches: { noteRefusal: 'false' } }).as(userId)(method, params)
  expect([cloud.status, cloud.body['result']]).toEqual([200, false])
  const docs = await testPortal({ switches: { noteRefusal: 'error' } }).as(userId)(method, params)
  expect([docs.status, docs.body['error']]).toEqual([400, code])
})

it('deletes once', async () => {
  const call = testPortal().as(7)
  expect((await call(remove, withNote)).body['result']).toBe(true)
  expect((await call(remove, withNote)).body['result']).toBe(false)
  expect((await call(get, withNote)).body['error']).toBe('NOT_FOUND')
})

it('prints a note of an unreadable card as builds do, and refuses as the docs do', async () => {
  const hidden = { itemType: 1, itemId: 0, ownerTypeId: 2, ownerId: 103 }
  for (const [noteRefusal, expected] of [
    ['false', 200],
    ['error', 400],
  ] as const) {
    const portal = testPortal({ switches: { noteRefusal } })
    const itemId = portal.emulator.world.owned.get('2:103')?.[0] ?? 0
    await portal.as(1)(save, { ...hidden, itemId, text: 'secret' })
    expect((await portal.as(9)(get, { ...hidden, itemId })).status).toBe(expected)
    const denied = await portal.as(9)(get, { ...hidden, itemId: itemId + 1 })
    expect(denied.body['error']).toBe('ACCESS_DENIED')
  }
})

it('stores notes of other item types without a look at the card, as builds do', async () => {
  const call = testPortal().as(7)
  const strange = { ...onDeal, itemType: 3, itemId: 9999 }
  expect((await call(save, { ...strange, text: 'x' })).body['result']).toBe(true)
  expect((await call(get, strange)).body['result']).toMatchObject({ text: 'x' })
})

it('wants every parameter of its type', async () => {
  const call = testPortal().as(7)
  expect((await call(save, { ...withNote })).body['error_description']).toBe(
    'Could not find value for parameter {text}',
  )
  expect((await call(save, { ...withNote, text: 5 })).body).toEqual({
    error: '100',
    error_description: 'Invalid value {5} to match with parameter {text}. Should be value of type string.',
  })
  expect((await call(save, { ...withNote, itemId: null, text: 'x' })).body['error_description']).toContain(
    'Invalid value {} ',
  )
})
