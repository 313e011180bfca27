import { expect, it } from 'vitest'
import { testPortal, type TestPortal } from '../testing.ts'
import { field, valuesOf } from '../rest/php.ts'
import { addUser } from '../seeds/people.ts'
import type { Json, JsonMap } from '../world/types.ts'

const everybody = ['1', '7', '9', '12', '21', '22', '23']

/** Ids that the admin's webhook finds, whose scope sees every field. */
async function ids(params: JsonMap, method = 'user.get', portal = testPortal({ seed: 'empty' })) {
  const { body } = await portal.webhook(method, params)
  return valuesOf(body['result']).map((user) => field(user, 'ID'))
}

async function keys(portal: TestPortal, userId: number, params: JsonMap): Promise<string[]> {
  const { body } = await portal.as(userId)('user.get', params)
  return Object.keys(valuesOf(body['result'])[0] ?? {})
}

it('finds people by a list of ids, cast as PHP does, those who are gone among them', async () => {
  const { body } = await testPortal().as(9)('user.get', { FILTER: { ID: ['07', 12, 44, '$result[x]', 23] } })
  expect(valuesOf(body['result']).map((user) => field(user, 'ID'))).toEqual(['7', '12', '23'])
  expect(body['total']).toBe(3)
})

it('leaves out people who are gone only where ACTIVE is asked for', async () => {
  expect(await ids({})).toEqual(everybody)
  for (const ACTIVE of [true, 'Y', 1]) expect(await ids({ FILTER: { ACTIVE } })).not.toContain('12')
  for (const ACTIVE of [false, 'N', 0, '0', '']) expect(await ids({ FILTER: { ACTIVE } })).toEqual(['12'])
  expect(await ids({ FILTER: { '!ACTIVE': true } })).toEqual(['12'])
})

it.each([
  [{ ID: 7 }, ['7']],
  [{ id: [7, 9] }, ['7', '9']],
  [{ NAME: 'Olga', SORT: 'ID', ORDER: 'asc' }, ['7']],
  [{ ACTIVE: false }, ['12']],
  [{ ID: 7, FILTER: 'text' }, ['7']],
  [{ ID: 7, FILTER: { ID: 9 } }, ['9']],
  [{ filter: { id: 9 } }, ['9']],
])('takes the parameters themselves for a filter where there is none: %j', async (params, expected) => {
  expect(await ids(params)).toEqual(expected)
})

it.each([
  [{ '>ID': 12 }, ['21', '22', '23']],
  [{ '>=ID': '12', '<=ID': 21 }, ['12', '21']],
  [{ '<ID': 7 }, ['1']],
  [{ '!ID': 7, '<ID': 12 }, ['1', '9']],
  [{ '@ID': [7, 9] }, ['7', '9']],
  [{ '!@ID': [7, 9], '<ID': 12 }, ['1']],
  [{ '!=ID': [7, 9], '<ID': 12 }, ['1']],
  [{ ID: [] }, []],
  [{ ID: 'abc' }, []],
  [{ '%NAME': 'ED' }, []],
  [{ '%LAST_NAME': 'ED' }, ['9']],
  [{ '!%NAME': 'o', '<ID': 12 }, ['1']],
  [{ NAME: 'ol%' }, ['7']],
  [{ '!NAME': 'ol%', '<ID': 12 }, ['1', '9']],
  [{ '=NAME': 'ol%' }, []],
  [{ '=%NAME': '%GA' }, ['7']],
  [{ '%=NAME': 'ol%' }, ['7']],
  [{ '@NAME': ['Tom', 'Olga'] }, ['7', '9']],
  [{ NAME: ['Tom', 'Ol%'] }, ['7', '9']],
  [{ EMAIL: 'user7@trail.example' }, ['7']],
  [{ '%EMAIL': 'user2' }, ['21', '22', '23']],
  [{ WORK_POSITION: 'Agent:%' }, ['21', '22', '23']],
  [{ UF_DEPARTMENT: 2 }, []],
  [{ USER_TYPE: 'extranet' }, []],
  [{ '>DATE_REGISTER': '2026-08-01' }, []],
  [{ '<DATE_REGISTER': '2026-08-01T00:00:00+03:00', ID: 7 }, ['7']],
])('filters by %j', async (FILTER, expected) => {
  expect(await ids({ FILTER })).toEqual(expected)
})

it('finds by the beginnings of names and positions, in any order', async () => {
  const search = (NAME_SEARCH: string) => ids({ FILTER: { NAME_SEARCH } })
  expect(await search('petr olg')).toEqual(['7'])
  expect(await search('agent')).toEqual(['21', '22', '23'])
  expect(await search('lga')).toEqual([])
})

it('knows the negated patterns of the docs, which builds ignore', async () => {
  const FILTER = { '!=%NAME': 'O%', '<ID': 12 }
  const docs = testPortal({ seed: 'empty', dialect: 'docs' })
  expect(await ids({ FILTER }, 'user.get', docs)).toEqual(['1', '9'])
  expect(await ids({ FILTER })).toEqual(['1', '7', '9'])
})

it('ignores what is no field, and what the scope does not see', async () => {
  expect(await ids({ FILTER: { NOPE: 1 } })).toEqual(everybody)
  const { body } = await testPortal({ seed: 'empty' }).as(9)('user.get', { FILTER: { EMAIL: 'nobody' } })
  expect(body['total']).toBe(everybody.length)
})

it('sorts by a field with its direction; by one of the two alone only in the docs', async () => {
  const sorted = (params: JsonMap, dialect: 'cloud' | 'docs' = 'cloud') =>
    ids({ ...params, FILTER: { '<ID': 12 } }, 'user.get', testPortal({ seed: 'empty', dialect }))
  expect(await sorted({ sort: 'LAST_NAME', order: 'desc' })).toEqual(['1', '9', '7'])
  expect(await sorted({ SORT: 'ID', ORDER: 'DESC' })).toEqual(['9', '7', '1'])
  expect(await sorted({ order: 'DESC' })).toEqual(['1', '7', '9'])
  expect(await sorted({ order: 'DESC' }, 'docs')).toEqual(['9', '7', '1'])
  expect(await sorted({ sort: 'LAST_NAME' }, 'docs')).toEqual(['7', '9', '1'])
})

it('selects the fields that are asked for, by masks too, and passes over the rest', async () => {
  const portal = testPortal()
  expect(await keys(portal, 9, { select: ['NAME', 'ID', 'EMAIL', 'NOPE'] })).toEqual(['ID', 'NAME'])
  expect(await keys(portal, 9, { select: ['UF_*'] })).toEqual(['UF_EMPLOYMENT_DATE', 'UF_DEPARTMENT'])
  expect(await keys(portal, 9, { select: ['*', 'ID'] })).toEqual(await keys(portal, 9, {}))
})

it('pages by fifty from any row on', async () => {
  const portal = testPortal({ seed: 'empty' })
  for (let id = 100; id < 160; id += 1) addUser(portal.emulator.world, id, 'Any Name', 'reader', '', '')
  const page = async (start: Json) => (await portal.webhook('user.get', { start })).body
  const [first, second] = [await page(0), await page(10)]
  expect([first['total'], first['next'], second['next']]).toEqual([67, 50, 60])
  expect(valuesOf(second['result'])[0]).toEqual(valuesOf(first['result'])[10])
  expect(await page(60)).not.toHaveProperty('next')
  expect(await page(-1)).toMatchObject({ total: 0 })
})

it.each([
  [{ FIND: 'olga key' }, ['7']],
  [{ FIND: 'comp', '<ID': 9 }, ['1', '7']],
  [{ NAME: 'Ol' }, ['7']],
  [{ LAST_NAME: 'e' }, []],
  [{ WORK_POSITION: 'Agent: q' }, ['21']],
  [{ NAME: 'Lead', LAST_NAME: 'Sco' }, ['22']],
  [{ UF_DEPARTMENT_NAME: 'Nope' }, []],
])('searches people by %j', async (FILTER, expected) => {
  expect(await ids({ FILTER }, 'user.search')).toEqual(expected)
})

it('prints the documented fields of each scope, the zone of time among them', async () => {
  const portal = testPortal({ scopes: ['user_basic'] })
  const brief = await keys(testPortal(), 9, {})
  const basic = await keys(portal, 9, {})
  const { body } = await portal.webhook('user.get', {})
  const whole = Object.keys(valuesOf(body['result'])[0] ?? {})
  for (const names of [brief, basic, whole]) expect(names).toContain('TIME_ZONE')
  expect([brief, basic, whole].map((names) => names.includes('EMAIL'))).toEqual([false, true, true])
  expect([brief, basic, whole].map((names) => names.includes('LAST_LOGIN'))).toEqual([false, false, true])
  expect(brief).toEqual(expect.arrayContaining(['DATE_REGISTER', 'PERSONAL_BIRTHDAY', 'UF_EMPLOYMENT_DATE']))
})

it('prints who calls, with moments as the database has them', async () => {
  const portal = testPortal()
  expect((await portal.as(9)('user.current')).body['result']).toMatchObject({
    ID: '9',
    ACTIVE: true,
    TIME_ZONE: 'Europe/Moscow',
    LAST_ACTIVITY_DATE: '2026-08-20 12:00:00',
    TIMESTAMP_X: '20.08.2026 12:00:00',
  })
  expect((await portal.as(9)('user.current')).body['result']).not.toHaveProperty('EMAIL')
  expect((await portal.webhook('user.current')).body['result']).toHaveProperty('EMAIL')
})

it.each([
  [{ sort: 'NOPE', order: 'ASC' }, 'Unknown field definition `NOPE`'],
  [{ sort: 'ID', order: 'SIDEWAYS' }, 'Invalid order "SIDEWAYS"'],
])('refuses to sort by %j', async (params, text) => {
  const { status, body } = await testPortal().webhook('user.get', params)
  expect([status, body]).toEqual([400, { error: '', error_description: text }])
})
