import { expect, it } from 'vitest'
import { testPortal, type TestPortal } from '../testing.ts'
import { field, valuesOf } from '../rest/php.ts'
import type { EmulatorOptions } from '../emulator.ts'
import type { Json, JsonMap } from '../world/types.ts'

const method = (name: string): string => `crm.timeline.comment.${name}`
const onEmptyDeal = { ENTITY_TYPE: 'deal', ENTITY_ID: 102 }
/** One white pixel. */
const gif = 'R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='

async function add(portal: TestPortal, userId: number, fields: JsonMap = {}): Promise<number> {
  const given = { ...onEmptyDeal, COMMENT: 'Text', ...fields }
  return Number((await portal.as(userId)(method('add'), { fields: given })).body['result'])
}

async function list(portal: TestPortal, params: JsonMap = {}, userId = 9) {
  const { body } = await portal.as(userId)(method('list'), { filter: onEmptyDeal, ...params })
  const rows = valuesOf(body['result'])
  return { ...body, rows, total: body['total'], ids: rows.map((row) => field(row, 'ID')) }
}

/** A deal with as many comments as are wanted, each a minute after the other. */
async function withComments(count: number, options: EmulatorOptions = {}) {
  let now = Date.parse('2026-08-20T09:00:00Z')
  const portal = testPortal({ ...options, now: () => now, switches: { rateLimit: false } })
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    now += 60_000
    ids.push(String(await add(portal, n % 2 === 0 ? 7 : 1, { COMMENT: `Comment ${n}` })))
  }
  return { portal, ids }
}

it('gets a comment with ids as text, its type in lower case, and no FILES without files', async () => {
  const portal = testPortal()
  const id = await add(portal, 7, { ENTITY_TYPE: 'DEAL' })
  for (const params of [{ id }, { ID: String(id) }]) {
    expect((await portal.as(9)(method('get'), params)).body['result']).toEqual({
      ID: String(id),
      ENTITY_ID: '102',
      ENTITY_TYPE: 'deal',
      CREATED: '2026-08-20T12:00:00+03:00',
      COMMENT: 'Text',
      AUTHOR_ID: '7',
    })
  }
})

it('prints files by their id on the Drive', async () => {
  const portal = testPortal()
  const FILES = [
    ['1.gif', gif],
    ['a b.txt', 'QQ=='],
  ]
  const id = await add(portal, 7, { FILES })
  const { body } = await portal.as(9)(method('get'), { id })
  expect(field(body['result'], 'FILES')).toMatchObject({
    1: {
      id: 1,
      type: 'image',
      name: '1.gif',
      size: 43,
      image: { width: 1, height: 1 },
      authorId: 7,
      authorName: 'Olga Petrova',
      urlPreview: expect.stringContaining('/disk/showFile/1/?'),
    },
    2: {
      id: 2,
      type: 'file',
      size: 1,
      image: false,
      urlPreview: null,
      urlDownload: expect.stringContaining('a%20b'),
    },
  })
})

it('answers with the first card that the caller may read', async () => {
  const portal = testPortal()
  const id = await add(portal, 1, { ENTITY_ID: 103 })
  const get = portal.as(9)
  expect((await get(method('get'), { id })).body).toEqual({ error: '', error_description: 'Access denied.' })
  const fields = { OWNER_ID: id, ENTITY_ID: 10, ENTITY_TYPE: 'company' }
  await portal.as(1)('crm.timeline.bindings.bind', { fields })
  expect((await get(method('get'), { id })).body['result']).toMatchObject({
    ENTITY_TYPE: 'company',
    ENTITY_ID: '10',
  })
})

it.each([
  [{}, 'ID is not defined or invalid.'],
  [{ id: 'abc' }, 'ID is not defined or invalid.'],
  [{ id: 9999 }, 'Not found.'],
])('refuses to get %j without a code, in English on every portal', async (params, text) => {
  const { status, body } = await testPortal({ switches: { errorLanguage: 'ru' } }).as(9)(
    method('get'),
    params,
  )
  expect([status, body]).toEqual([400, { error: '', error_description: text }])
})

it('gets an entry as a comment without text, for builds do not look at the type', async () => {
  const { body } = await testPortal().as(9)(method('get'), { id: 13 })
  expect(body['result']).toMatchObject({ ID: '13', COMMENT: '' })
})

it('denies access to a comment that no card shows any more', async () => {
  const portal = testPortal()
  const id = await add(portal, 7)
  await portal.as(7)('crm.timeline.bindings.unbind', { fields: { ...onEmptyDeal, OWNER_ID: id } })
  expect((await portal.as(1)(method('get'), { id })).body['error_description']).toBe('Access denied.')
  expect((await portal.as(7)(method('delete'), { id })).body['error']).toBe('NOT_FOUND')
})

it.each([
  ['cloud', 102, false],
  ['docs', '102', true],
] as const)(
  'lists with the card that was asked for, FILES as in %s',
  async (dialect, ENTITY_ID, hasFiles) => {
    const { portal } = await withComments(1, { dialect })
    const { rows, total } = await list(portal)
    expect([rows[0], total]).toMatchObject([{ ENTITY_ID, ENTITY_TYPE: 'deal', AUTHOR_ID: '7' }, 1])
    expect(rows[0]).toEqual(
      hasFiles ? expect.objectContaining({ FILES: {} }) : expect.not.objectContaining({ FILES: {} }),
    )
  },
)

it('lists what is bound here from elsewhere, under this card', async () => {
  const portal = testPortal()
  const id = await add(portal, 7, { ENTITY_ID: 100 })
  await portal.as(7)('crm.timeline.bindings.bind', { fields: { ...onEmptyDeal, OWNER_ID: id } })
  expect((await list(portal)).rows).toMatchObject([{ ID: String(id), ENTITY_ID: 102 }])
})

it('pages by fifty from the first row of a page, and is empty beyond the end', async () => {
  const { portal, ids } = await withComments(120)
  expect(await list(portal)).toMatchObject({ ids: ids.slice(0, 50), next: 50, total: 120 })
  expect(await list(portal, { start: 60 })).toMatchObject({ ids: ids.slice(50, 100), next: 100 })
  expect(await list(portal, { start: 100 })).not.toHaveProperty('next')
  expect(await list(portal, { start: 500 })).toMatchObject({ result: [], total: 120 })
  expect(await list(portal, { start: -1 })).toMatchObject({ ids: ids.slice(0, 50), next: 50, total: 120 })
})

it('sorts by exact keys and DESC only', async () => {
  const { portal, ids } = await withComments(3)
  const sorted = async (order: JsonMap) => (await list(portal, { order })).ids
  expect(await sorted({})).toEqual(ids)
  expect(await sorted({ ID: 'DESC' })).toEqual(ids.toReversed())
  expect(await sorted({ CREATED: 'DESC' })).toEqual(ids.toReversed())
  expect(await sorted({ AUTHOR_ID: 'ASC' })).toEqual([ids[1], ids[0], ids[2]])
  expect(await sorted({ ID: 'desc' })).toEqual(ids)
  expect(await sorted({ id: 'DESC' })).toEqual(ids)
})

it('filters by these two keys alone, in any spelling of the parameter', async () => {
  const { portal, ids } = await withComments(2)
  const found = async (params: JsonMap) => (await list(portal, params)).ids
  expect(await found({ filter: { ...onEmptyDeal, ID: ids[0] ?? '', '>ID': 9999 } })).toEqual(ids)
  expect((await portal.as(9)(method('list'), { arFilter: onEmptyDeal })).body['total']).toBe(2)
  expect(await list(portal, { filter: { ENTITY_TYPE: 'deal', '=ENTITY_ID': 102 } })).toMatchObject({
    result: [],
    total: 0,
  })
})

it('selects what is known, and FILES always where there are files', async () => {
  const portal = testPortal()
  await add(portal, 7, { FILES: [['a.txt', 'QQ==']] })
  const selected = async (select: Json) => Object.keys((await list(portal, { select })).rows[0] ?? {})
  expect(await selected(['COMMENT', 'ID', 'NOPE'])).toEqual(['ID', 'COMMENT', 'FILES'])
  const plain = testPortal()
  await add(plain, 7)
  expect((await list(plain, { select: ['NOPE'] })).rows).toEqual([[]])
})

it.each([
  [{ filter: { ENTITY_TYPE: 'nope', ENTITY_ID: 102 } }, 'Access denied.'],
  [{ filter: { ENTITY_TYPE: 2, ENTITY_ID: 102 } }, 'Access denied.'],
  [{ filter: { ENTITY_ID: 102 } }, 'Access denied.'],
  [{ filter: { ENTITY_TYPE: 'deal', ENTITY_ID: 103 } }, 'Access denied.'],
  [{ filter: 'text' }, "Parameter 'filter' must be array."],
  [{ order: 'text' }, "Parameter 'order' must be array."],
])('refuses to list %j without a code', async (params, text) => {
  const { status, body } = await testPortal().as(9)(method('list'), { filter: onEmptyDeal, ...params })
  expect([status, body]).toEqual([400, { error: '', error_description: text }])
})

it('lists comments among the history items of a card, by their own type', async () => {
  const { portal, ids } = await withComments(1)
  const filter = { bindings: { entityTypeId: 2, entityId: 102 }, typeId: 7 }
  const { body } = await portal.as(9)('crm.timeline.historyitem.list', { filter, select: ['typeId'] })
  expect(body['result']).toEqual({ items: [{ id: Number(ids[0]), typeId: 7 }] })
})
