import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'
import { addCard } from '../world/cards.ts'
import type { JsonMap } from '../world/types.ts'

const find = 'crm.duplicate.findbycomm'
const phone = '+7 495 123-45-67'

async function found(params: JsonMap, portal = testPortal()) {
  return (await portal.as(9)(find, params)).body['result']
}

it('finds who has a phone or a mail address, only kinds with a hit', async () => {
  expect(await found({ type: 'PHONE', values: ['7(495)1234567'] })).toEqual({ CONTACT: [50], COMPANY: [10] })
  expect(await found({ type: 'email', values: ['LUKAS.brandt@render.example', 'x@y.example'] })).toEqual({
    LEAD: [20],
  })
  expect(await found({ type: 'PHONE', values: [`${phone};12`], entity_type: 'COMPANY' })).toEqual({
    COMPANY: [10],
  })
  expect(await found({ type: 'PHONE', values: [phone], entity_type: 'NOPE' })).toEqual({
    CONTACT: [50],
    COMPANY: [10],
  })
})

it.each([
  ['cloud', []],
  ['docs', {}],
] as const)('prints an empty answer as %s does', async (dialect, nothing) => {
  const params = { type: 'EMAIL', values: ['nobody@render.example'] }
  expect(await found(params, testPortal({ dialect }))).toEqual(nothing)
})

it('looks for the first twenty values', async () => {
  const others = Array.from({ length: 20 }, (_, n) => `${n}@render.example`)
  const values = [...others, 'sokolov@northwind.example']
  expect(await found({ type: 'EMAIL', values })).toEqual([])
  expect(await found({ type: 'EMAIL', values: values.slice(1) })).toEqual({ CONTACT: [50] })
})

it('leaves out the kinds behind one with twenty hits, and finds the oldest', async () => {
  const portal = testPortal()
  const fm = [{ typeId: 'PHONE', valueType: 'WORK', value: phone }]
  for (let entityId = 200; entityId < 225; entityId += 1) {
    addCard(portal.emulator.world, { entityTypeId: 3, entityId }, { fm })
  }
  const ids = [50, ...Array.from({ length: 19 }, (_, n) => 200 + n)]
  expect(await found({ type: 'PHONE', values: [phone] }, portal)).toEqual({ CONTACT: ids })
})

it('finds a card that was added a moment ago', async () => {
  const portal = testPortal()
  const fields = {
    title: 'From a form',
    fm: [{ typeId: 'EMAIL', valueType: 'WORK', value: 'new@render.example' }],
  }
  await portal.as(7)('crm.item.add', { entityTypeId: 1, fields })
  expect(await found({ type: 'EMAIL', values: ['new@render.example'] }, portal)).toEqual({ LEAD: [22] })
})

it.each([
  [{}, 'Communication type is not defined', "Parameter 'type' is required."],
  [{ type: 'EMAIL' }, 'Communication values is not defined', "Parameter 'values' is required."],
  [
    { type: 'EMAIL', values: 'a@b.example' },
    'Communication values is not defined',
    "Parameter 'values' is required.",
  ],
  [
    { type: 'FAX', values: ['1'] },
    "Communication type 'FAX' is not supported in current context",
    "Parameter 'type' is invalid.",
  ],
])(
  'refuses %j with a sentence as the code in the docs, without a code in builds',
  async (params, code, text) => {
    const docs = await testPortal({ dialect: 'docs' }).as(9)(find, params)
    expect([docs.status, docs.body]).toEqual([400, { error: code, error_description: text }])
    const cloud = await testPortal().as(9)(find, params)
    expect([cloud.status, cloud.body]).toEqual([400, { error: '', error_description: `${code}.` }])
  },
)
