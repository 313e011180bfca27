import { expect, it } from 'vitest'
import { testPortal, type TestPortal } from '../testing.ts'
import { field } from '../rest/php.ts'
import type { JsonMap, Switches } from '../world/types.ts'

const method = (name: string): string => `crm.timeline.comment.${name}`
const deal = { entityTypeId: 2, entityId: 100 }
const onDeal = { ENTITY_TYPE: 'deal', ENTITY_ID: 100 }
const bothDialects = ['cloud', 'docs'] as const

async function add(portal: TestPortal, userId: number, fields: JsonMap = {}): Promise<number> {
  const { body } = await portal.as(userId)(method('add'), {
    fields: { ...onDeal, COMMENT: 'Text', ...fields },
  })
  return Number(body['result'])
}

async function refusal(portal: TestPortal, userId: number, name: string, params: JsonMap): Promise<unknown> {
  const { status, body } = await portal.as(userId)(method(name), params)
  return [status, body['error'], body['error_description']]
}

async function codeOf(portal: TestPortal, userId: number, name: string, params: JsonMap): Promise<unknown> {
  const { status, body } = await portal.as(userId)(method(name), params)
  expect(status).toBe(400)
  return body['error']
}

async function bindToCompany(portal: TestPortal, id: number): Promise<void> {
  const fields = { OWNER_ID: id, ENTITY_ID: 10, ENTITY_TYPE: 'company' }
  await portal.as(1)('crm.timeline.bindings.bind', { fields })
}

async function onCard(portal: TestPortal, card = deal) {
  const { body } = await portal.get(
    `/__emulator/state?entityTypeId=${card.entityTypeId}&entityId=${card.entityId}`,
  )
  return body['comments']
}

it.each(bothDialects)(
  'adds a comment and answers its bare id, with the caller as author: %s',
  async (dialect) => {
    const portal = testPortal({ dialect })
    const before = portal.emulator.world.lastEntryId
    const fields = { ENTITY_TYPE: ' DEAL ', ENTITY_ID: '100abc', COMMENT: '  [b]Hi[/b]\n', AUTHOR_ID: 1 }
    expect(await add(portal, 7, fields)).toBe(before + 1)
    expect(await onCard(portal)).toEqual([
      { id: before + 1, text: '[b]Hi[/b]', authorId: 7, created: '2026-08-20T12:00:00+03:00', files: [] },
    ])
  },
)

it('gives comments and entries ids of one sequence', async () => {
  const portal = testPortal()
  const comment = await add(portal, 7)
  const fields = { ...deal, title: 'a', text: 'b', iconCode: '' }
  const { body } = await portal.as(7)('crm.timeline.logmessage.add', { fields })
  expect(field(field(body['result'], 'logMessage'), 'id')).toBe(comment + 1)
})

it('takes smart processes in both dialects, and the number of a type in place of its name', async () => {
  for (const dialect of bothDialects) {
    expect(
      await add(testPortal({ dialect }), 7, { ENTITY_TYPE: 'Dynamic_174', ENTITY_ID: 5 }),
    ).toBeGreaterThan(0)
  }
  const portal = testPortal()
  const fields = { ENTITY_TYPE_ID: 2, ENTITY_ID: 100, COMMENT: 'Text' }
  expect((await portal.as(7)(method('add'), { fields })).body['result']).toBeTypeOf('number')
})

it.each([
  ['an unknown type', 7, { ENTITY_TYPE: 'dynamic_9' }, 'OWNER_NOT_FOUND', 'Owner was not found'],
  ['a number as type', 7, { ENTITY_TYPE: '2' }, 'OWNER_NOT_FOUND', 'Owner was not found'],
  ['no item', 7, { ENTITY_ID: 0 }, 'OWNER_NOT_FOUND', 'Owner was not found'],
  ['a reader', 9, {}, 'ACCESS_DENIED', 'Доступ запрещён'],
  ['a reader without a text', 9, { COMMENT: '' }, 'ACCESS_DENIED', 'Доступ запрещён'],
  ['an empty text', 7, { COMMENT: ' \n' }, 'INVALID_ARG_VALUE', 'Empty comment message'],
])('refuses %s, on a Russian portal too', async (_name, userId, fields, code, text) => {
  for (const dialect of bothDialects) {
    const portal = testPortal({ dialect, switches: { errorLanguage: 'ru' } })
    const params = { fields: { ...onDeal, COMMENT: 'Text', ...fields } }
    expect(await refusal(portal, userId, 'add', params)).toEqual([400, code, text])
  }
})

it.each([
  ['ENTITY_ID', 'OWNER_NOT_FOUND'],
  ['ENTITY_TYPE', 'OWNER_NOT_FOUND'],
  ['COMMENT', 'INVALID_ARG_VALUE'],
])('misses %s as the docs say, or as builds do', async (name, code) => {
  const fields = Object.fromEntries(
    Object.entries({ ...onDeal, COMMENT: 'Text' }).filter(([key]) => key !== name),
  )
  const docs = await testPortal({ dialect: 'docs' }).as(7)(method('add'), { fields })
  expect(docs.body).toEqual({
    error: '100',
    error_description: `Could not find value for parameter {${name}}`,
  })
  expect((await testPortal().as(7)(method('add'), { fields })).body['error']).toBe(code)
})

it('wants the exact name of its parameter, and does not look whether the item exists', async () => {
  const portal = testPortal({ dialect: 'docs' })
  const fields = { ...onDeal, COMMENT: 'Text' }
  expect((await portal.as(7)(method('add'), { FIELDS: fields })).body['error']).toBe('100')
  expect(await add(portal, 1, { ENTITY_ID: 8888 })).toBeGreaterThan(0)
})

it.each([
  ['coded', 'Well done :f09f918d:'],
  ['kept', 'Well done 👍'],
] as const)('keeps emoji as the switch says: %s', async (commentEmoji, text) => {
  const portal = testPortal({ switches: { commentEmoji } satisfies Partial<Switches> })
  const id = await add(portal, 7, { COMMENT: 'Well done 👍' })
  expect((await portal.as(7)(method('get'), { id })).body['result']).toMatchObject({ COMMENT: text })
})

it('changes the text, and files only when they are given', async () => {
  const portal = testPortal()
  const id = await add(portal, 7, { FILES: [['a.txt', 'QQ==']] })
  const call = portal.as(7)
  expect((await call(method('update'), { id, fields: { COMMENT: 'New' } })).body['result']).toBe(id)
  expect(await onCard(portal)).toMatchObject([{ id, text: 'New', files: ['a.txt'] }])
  await call(method('update'), { id, fields: { COMMENT: 'New', FILES: [['b.txt', 'QQ==']] } })
  expect(await onCard(portal)).toMatchObject([{ files: ['b.txt'] }])
  await call(method('update'), { id, fields: { COMMENT: 'New', FILES: [] } })
  expect(await onCard(portal)).toMatchObject([{ files: [] }])
  expect(await refusal(portal, 7, 'update', { id, fields: { FILES: [] } })).toEqual([
    400,
    'INVALID_ARG_VALUE',
    'Empty comment message',
  ])
})

it('lets the author alone change a comment in builds, any editor by the docs', async () => {
  const params = { fields: { COMMENT: 'New' } }
  const cloud = testPortal()
  expect(await codeOf(cloud, 1, 'update', { ...params, id: await add(cloud, 7) })).toBe('ACCESS_DENIED')
  const docs = testPortal({ dialect: 'docs' })
  const id = await add(docs, 7)
  expect((await docs.as(1)(method('update'), { ...params, id })).body['result']).toBe(id)
})

it('lets author and administrator delete a comment in builds, any editor by the docs', async () => {
  const cloud = testPortal()
  const first = await add(cloud, 1)
  expect(await codeOf(cloud, 7, 'delete', { id: first })).toBe('ACCESS_DENIED')
  const second = await add(cloud, 7)
  expect((await cloud.as(1)(method('delete'), { id: second })).body['result']).toBeNull()
  const docs = testPortal({ dialect: 'docs' })
  const third = await add(docs, 1)
  expect((await docs.as(7)(method('delete'), { id: third })).body['result']).toBeNull()
})

it.each(bothDialects)(
  'lets a webhook delete what its person wrote, twice is not found: %s',
  async (dialect) => {
    const portal = testPortal({ dialect })
    const { body } = await portal.webhook(method('add'), { fields: { ...onDeal, COMMENT: 'Text' } })
    const params = { id: Number(body['result']) }
    expect((await portal.webhook(method('delete'), params)).body['result']).toBeNull()
    expect((await portal.webhook(method('delete'), params)).body).toEqual({
      error: 'NOT_FOUND',
      error_description: 'Not found.',
    })
    expect(await onCard(portal)).toEqual([])
  },
)

it.each(bothDialects)('splits a comment of several cards when it is changed: %s', async (dialect) => {
  const portal = testPortal({ dialect })
  const id = await add(portal, 7)
  await bindToCompany(portal, id)
  const params = { id, fields: { COMMENT: 'New' }, ownerTypeId: 4, ownerId: 10 }
  const { body } = await portal.as(7)(method('update'), params)
  expect(body['result']).toBe(id + 1)
  expect(await onCard(portal)).toMatchObject([{ id, text: 'Text' }])
  const company = { entityTypeId: 4, entityId: 10 }
  expect(await onCard(portal, company)).toMatchObject([{ id: id + 1, text: 'New', authorId: 7 }])
})

it.each(bothDialects)(
  'takes a comment of several cards from one of them, which has to be named: %s',
  async (dialect) => {
    const portal = testPortal({ dialect })
    const id = await add(portal, 7)
    await bindToCompany(portal, id)
    expect(await refusal(portal, 7, 'delete', { id })).toEqual([
      400,
      'MULTIPLE_BINDINGS',
      'Entity has multiple bindings',
    ])
    expect(await codeOf(portal, 7, 'delete', { id, ownerTypeId: 2, ownerId: 101 })).toBe('NOT_FOUND')
    const { body } = await portal.as(7)(method('delete'), { id, ownerTypeId: 2, ownerId: 100 })
    expect(body['result']).toBeNull()
    expect(await onCard(portal)).toEqual([])
    expect(await onCard(portal, { entityTypeId: 4, entityId: 10 })).toMatchObject([{ id }])
  },
)

it.each(['update', 'delete'])(
  'refuses to %s on an owner that is none, and what is no comment',
  async (name) => {
    const portal = testPortal()
    const id = await add(portal, 7)
    const fields = { COMMENT: 'New' }
    const noOwner = { id, fields, ownerTypeId: 99, ownerId: 1 }
    expect(await codeOf(portal, 7, name, noOwner)).toBe('OWNER_NOT_FOUND')
    expect(await codeOf(portal, 7, name, { id: 13, fields })).toBe('NOT_FOUND')
    expect(await codeOf(portal, 7, name, { fields })).toBe('100')
    expect(await codeOf(portal, 9, name, { id, fields })).toBe('ACCESS_DENIED')
  },
)

it('carries pins and a note like an entry, and takes them along', async () => {
  const portal = testPortal()
  const id = await add(portal, 7)
  const owner = { ownerTypeId: 2, ownerId: 100 }
  await portal.as(1)('crm.timeline.item.pin', { ...owner, id })
  await portal.as(1)('crm.timeline.note.save', { ...owner, itemType: 1, itemId: id, text: 'Note' })
  const state = await portal.get('/__emulator/state?entityTypeId=2&entityId=100')
  expect(state.body).toMatchObject({ pins: [13, 22, id], notes: { [id]: { text: 'Note' } } })
  await portal.as(7)(method('delete'), { id })
  const { world } = portal.emulator
  expect([world.pins.get('2:100')?.has(id), world.notes.has(`1:${id}`)]).toEqual([false, false])
})

it('answers null in a batch for what it deleted', async () => {
  const portal = testPortal()
  const id = await add(portal, 7)
  const { body } = await portal.as(7)('batch', { cmd: { gone: `${method('delete')}?id=${id}` } })
  expect(body['result']).toMatchObject({ result: { gone: null }, result_error: [] })
})
