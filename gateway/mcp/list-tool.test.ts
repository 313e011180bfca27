import { afterAll, beforeAll, expect, it } from 'vitest'
import { addEntry, ownedIds } from '#emulator/world/entries.ts'
import { expectFitting } from '../testing/fitting-answer.ts'
import { type McpAgent, type ToolAnswer, mcpAgent } from '../testing/mcp-client.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LIST = 'list_timeline_logs'

let gateway: TestGateway
let model: McpAgent

beforeAll(async () => {
  gateway = await testGateway()
  model = await mcpAgent(gateway.url, await gateway.caller())
})
afterAll(() => gateway.close())

/** A card of its own for each test, with as many entries as asked for. */
function cardWith(count: number, words: (k: number) => { title?: string; text?: string } = () => ({})) {
  const { world } = gateway.emulator
  const card = { entityTypeId: 2, entityId: 100_000 + world.lastEntryId }
  const rest = { authorId: 1, iconCode: '', owner: card, clientId: null }
  const from = Date.UTC(2026, 3, 27)
  for (let k = 0; k < count; k++)
    addEntry(world, { ...rest, created: from + k * 60_000, title: `Entry ${k}`, text: 'Done.', ...words(k) })
  const truth = () => [...ownedIds(world, card)]
  return { card, truth }
}

/** All ids of a card, as a model collects them that follows the answers. */
async function collect(card: object, args: object = {}) {
  const ids: number[] = []
  const answers: ToolAnswer[] = []
  let offset: number | undefined = 0
  while (offset !== undefined) {
    const answer: ToolAnswer = await model.call(LIST, { ...card, ...args, offset })
    expectFitting(answer)
    answers.push(answer)
    for (const { id } of answer.answer.data) ids.push(id)
    const { nextOffset } = answer.answer.meta
    expect(nextOffset ?? Infinity).toBeGreaterThan(offset)
    offset = nextOffset
  }
  return { ids, answers }
}

it('gives 50 entries at most, and says how to go on', async () => {
  const { card, truth } = cardWith(120)
  const first = await model.call(LIST, { ...card, limit: 5_000 })
  expectFitting(first)
  expect(first.answer.data).toHaveLength(50)
  expect(first.answer.meta).toEqual({ total: 120, hasMore: true, nextOffset: 50 })
  expect(first.text).toContain(
    'Entries 1 to 50 of 120, in the order asked for. For the next ones call list_timeline_logs again with offset 50.',
  )
  const { ids, answers } = await collect(card, { limit: 200, order: { id: 'asc' } })
  expect(ids).toEqual(truth())
  expect(answers).toHaveLength(3)
  expect(answers.at(-1)?.text).toContain('Entries 101 to 120 of 120, in the order asked for.\n')
  expect(answers.at(-1)?.answer.meta).toEqual({ total: 120, hasMore: false })
})

it('takes as many as asked for where they fit', async () => {
  const { card } = cardWith(30)
  expect((await model.call(LIST, card)).answer.data).toHaveLength(10)
  const { answer } = await model.call(LIST, { ...card, limit: 7, offset: 20 })
  expect(answer.data).toHaveLength(7)
  expect(answer.meta).toEqual({ total: 30, hasMore: true, nextOffset: 27 })
})

it.each([
  ['Latin letters', 'All prices are right. '],
  ['Cyrillic letters', 'Все цены верны. '],
  ['emoji', '🙂'],
  ['letters that JSON escapes', '\u0001"\n'],
])('stays under 20 kB for long texts of %s, and loses no entry', async (_, piece) => {
  const long = piece.repeat(Math.ceil(30_000 / piece.length))
  const { card, truth } = cardWith(23, (k) => ({
    title: k % 2 ? long.slice(0, 9_000) : 'Short',
    text: long,
  }))
  const { ids, answers } = await collect(card, { limit: 50, order: { id: 'asc' } })
  expect(ids).toEqual(truth())
  for (const { answer } of answers)
    for (const { id, text } of answer.data) {
      expect(text).toContain(
        `… [shortened: get_timeline_log with id ${id} gives all ${long.length} characters]`,
      )
      expect(text.slice(0, 900)).toBe(long.slice(0, 900))
      expect(JSON.stringify(text)).not.toMatch(/\\ud[89ab]/i)
    }
  const whole = await model.call('get_timeline_log', { id: ids[0] })
  expect(whole.answer.data.text).toBe(long)
})

it('leaves out entries that do not fit, and goes on with the first of them', async () => {
  const { card } = cardWith(40, () => ({ text: 'x'.repeat(990) }))
  const { answer, text } = await model.call(LIST, { ...card, limit: 40 })
  const { length } = answer.data
  expect(length).toBeGreaterThan(10)
  expect(length).toBeLessThan(40)
  expect(answer.meta).toEqual({ total: 40, hasMore: true, nextOffset: length })
  expect(text).toContain(`again with offset ${length}.`)
})

it('says where there is nothing, and nothing more', async () => {
  const empty = await model.call(LIST, cardWith(0).card)
  expect([empty.answer.data, empty.answer.meta.nextOffset]).toEqual([[], undefined])
  expect(empty.text).toContain('No entries.')
  const { card } = cardWith(3)
  const past = await model.call(LIST, { ...card, offset: 5 })
  expect(past.answer).toEqual({ data: [], meta: { total: 3, hasMore: false } })
  expect(past.text).toContain('No entries after the first 5 of 3.')
})

it('goes on by start, the other name of offset, too', async () => {
  const { card } = cardWith(30)
  const { answer } = await model.call(LIST, { ...card, start: 10 })
  expect(answer.meta).toMatchObject({ nextOffset: 20 })
})

it('still names arguments that are ignored', async () => {
  const { answer, text } = await model.call(LIST, { ...cardWith(1).card, toolCallId: 'call_1' })
  const warning = 'Unknown field "toolCallId" was ignored.'
  expect(answer.meta.warnings).toEqual([warning])
  expect(text).toContain(warning)
})

it('shows 50 as the most', async () => {
  const { tools } = await model.client.listTools()
  const list = tools.find(({ name }) => name === LIST)
  expect(list?.inputSchema.properties).toMatchObject({ limit: { maximum: 50 }, offset: { type: 'integer' } })
})
