import { describe, expect, it } from 'vitest'
import { field, valuesOf } from '../rest/php.ts'
import { testPortal, type TestPortal } from '../testing.ts'
import type { DialectName, Json, JsonMap } from '../world/types.ts'
import { bx24 } from './bx24.ts'

const entries = [
  'crm.timeline.logmessage.list',
  { entityTypeId: 2, entityId: 100, order: { created: 'desc' } },
] as const

/**
 * Ids of the rows that a printed example reads, and the total it gets. The handler is the one that the REST docs
 * print for BX24.js (crm-timeline-logmessage-list, entity-item-get, BX24.callMethod): it knows `more` and `next` only.
 */
async function read(dialect: DialectName, method: string, params: JsonMap) {
  const portal = testPortal({ dialect, switches: { rateLimit: false } })
  await fill(portal)
  const rows: Json[] = []
  let total: Json | undefined
  const BX24 = bx24(portal.emulator, portal.emulator.issueToken(1).accessToken, 20)
  BX24.callMethod(method, params, (result) => {
    expect(result.error()).toBeUndefined()
    total = result.total()
    rows.push(...rowsOf(result.data()))
    if (result.more()) {
      result.next()
    }
  })
  await BX24.idle()
  return { ids: rows.map((row) => field(row, 'id') ?? field(row, 'ID')), total }
}

/** More people and storage items than two pages hold; deal 100 of the demo has four pages of entries. */
async function fill({ emulator, as }: TestPortal): Promise<void> {
  const someone = emulator.world.users.get(1)
  if (!someone) throw new Error('The seed has an administrator')
  for (let id = 1001; id <= 1120; id += 1) emulator.world.users.set(id, { ...someone, id })
  await as(1)('entity.add', { ENTITY: 'dish_v2', NAME: 'Dishes' })
  for (let n = 1; n <= 105; n += 1) await as(1)('entity.item.add', { ENTITY: 'dish_v2', NAME: `Dish ${n}` })
}

function rowsOf(data: Json | undefined): Json[] {
  return Array.isArray(data) ? data : valuesOf(field(data, 'logMessages'))
}

describe('in the dialect for the printed examples', () => {
  it.each([
    [...entries, 30],
    ['user.get', { sort: 'ID', order: 'ASC' }, 100],
    ['entity.item.get', { ENTITY: 'dish_v2', SORT: { DATE_ACTIVE_FROM: 'ASC', ID: 'ASC' } }, 100],
  ] as const)('the example of %s reads every row once', async (method, params, twoPages) => {
    const { ids, total } = await read('fixed', method, params)
    expect(ids.length).toBeGreaterThan(twoPages)
    expect(ids).toHaveLength(Number(total))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('everything else is as in the docs dialect', async () => {
    const fixed = testPortal({ dialect: 'fixed' })
    const { switches } = testPortal({ dialect: 'docs' }).emulator.world
    expect(fixed.emulator.world.switches).toEqual({ ...switches, listPaging: 'start', listNext: 'correct' })
    const hidden = { entityTypeId: 2, entityId: 103 }
    const { body } = await fixed.as(9)('crm.timeline.logmessage.list', hidden)
    expect(body['error']).toBe('ACCESS_DENIED')
  })
})

it('the example of the list ends after one page where the docs print no next', async () => {
  expect((await read('docs', ...entries)).ids).toHaveLength(10)
})

it('the example of the list never ends on a portal that repeats its next', async () => {
  await expect(read('cloud', ...entries)).rejects.toThrow('More than 20 pages')
})
