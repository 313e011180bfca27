import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addCard } from '#emulator/world/cards.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { cardKey } from './entity-types.ts'
import { searchCards } from './search-cards.ts'

const MANAGER = 7

/** As the tab offers them. */
const KINDS = [1, 2, 3, 4, 7, 31, 14, 174, 1042]

type Dialect = 'cloud' | 'docs'

function opened(dialect: Dialect = 'cloud') {
  const emulator = createEmulator({ dialect })
  const portal = emulatorPortal(emulator, MANAGER)
  const find = async (entityTypeId: number, words: string) =>
    (await searchCards(portal, [entityTypeId], words)).map(({ card, title }) => `${card.entityId} ${title}`)
  const everywhere = async (words: string) =>
    (await searchCards(portal, KINDS, words)).map(({ card, title }) => `${cardKey(card)} ${title}`)
  return { emulator, portal, find, everywhere }
}

it('finds deals by a part of the title, newest first, and none the person may not see', async () => {
  const { find } = opened()
  expect(await find(2, ' northwind ')).toEqual([
    '102 Northwind: backup storage',
    '100 Northwind: two racks and move to our data centre',
  ])
  expect(await find(2, 'Confidential')).toEqual([])
})

it('finds contacts by either name, by both, and by both the other way round', async () => {
  const { find } = opened()
  for (const words of ['iva', 'sokol', 'Ivan Sokolov', 'sokolov ivan'])
    expect(await find(3, words)).toEqual(['50 Ivan Sokolov'])
})

it('finds leads by title and by name', async () => {
  const { find } = opened()
  expect(await find(1, 'render farm')).toHaveLength(1)
  expect(await find(1, 'lukas')).toHaveLength(1)
})

it('finds quotes, invoices and orders by their numbers', async () => {
  const { find } = opened()
  expect(await find(7, 'q-2041')).toEqual(['30 Quote Q-2041: 2 racks, 14 servers'])
  expect(await find(31, '0712')).toEqual(['5 Invoice INV-0712'])
  expect(await find(14, '8-20')).toEqual(['8 8-2026'])
})

it('finds cards of a smart process', async () => {
  const { find } = opened()
  expect(await find(174, 'ups')).toEqual(['5 Loan of a 10 kVA UPS to Northwind'])
})

it('finds any card by its id, with or without #, and once', async () => {
  const { find } = opened()
  expect(await find(3, '51')).toEqual(['51 Marta Lindqvist'])
  expect(await find(14, '#8')).toEqual(['8 8-2026'])
  expect(await find(14, '8')).toEqual(['8 8-2026'])
})

it('lists the newest without words, at most twenty', async () => {
  const { emulator, find } = opened()
  for (let entityId = 200; entityId < 240; entityId++)
    addCard(emulator.world, { entityTypeId: 4, entityId }, { title: `Company ${entityId}` })
  const found = await find(4, '')
  expect(found).toHaveLength(20)
  expect(found[0]).toBe('239 Company 239')
})

it('keeps the card whose id was asked for in front of all that have the number in their name', async () => {
  const { emulator, find } = opened()
  for (let entityId = 200; entityId < 240; entityId++)
    addCard(emulator.world, { entityTypeId: 4, entityId }, { title: `Branch 10 of ${entityId}` })
  const found = await find(4, '10')
  expect(found).toHaveLength(20)
  expect(found[0]).toBe('10 Northwind LLC')
})

it('is one request, whatever is looked for', async () => {
  const { emulator, find } = opened()
  await find(3, 'Ivan Sokolov')
  await find(7, '30')
  await find(2, '')
  expect(emulator.log.map((request) => request.method)).toEqual(['batch', 'batch', 'batch'])
})

it('takes words as words: brackets, percent signs, halves of characters and references', async () => {
  const { emulator, find } = opened()
  addCard(emulator.world, { entityTypeId: 4, entityId: 90 }, { title: '50% [off] & result[found0] = \uFFFD' })
  for (const words of ['50% [off] &', '$result[found0]', '\uD800'])
    expect(await find(4, words)).toEqual(['90 50% [off] & result[found0] = \uFFFD'])
  expect(await find(4, 'x'.repeat(100_000))).toEqual([])
})

it('goes on where one field is not known to the portal, and fails where nothing was answered', async () => {
  const { emulator, portal, find } = opened()
  emulator.faults.add([{ method: 'crm.item.list', error: 'INVALID_ARG_VALUE', times: 1 }])
  expect(await find(31, 'INV-0712')).toHaveLength(1)
  emulator.faults.add([{ method: 'crm.item.list', error: 'ACCESS_DENIED', times: 0 }])
  await expect(searchCards(portal, [31], 'INV-0712')).rejects.toMatchObject({ code: 'accessDenied' })
})

/** A contact whose three names nobody else has. */
const PERSON = { name: 'Пётр', secondName: 'Ильич', lastName: 'Зорин-Майский' }

function withPerson(dialect: Dialect) {
  const scene = opened(dialect)
  addCard(scene.emulator.world, { entityTypeId: 3, entityId: 77 }, PERSON)
  return scene
}

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it.each([
    'Зорин-Майский Пётр',
    'Зорин-Майский Пётр Ильич',
    'Пётр Ильич Зорин-Майский',
    'Зорин-Майский, Пётр Ильич',
    'зорин-майский  П.И.',
    '  Пётр   Зорин-Майский ',
    'Пётр\u00A0Зорин',
  ])('finds a person written as %j', async (words) => {
    const { everywhere } = withPerson(dialect)
    expect(await everywhere(words)).toEqual(['3:77 Пётр Зорин-Майский'])
  })

  it('finds a person by any of the names in any order, with any blanks and commas between them', async () => {
    const { everywhere } = withPerson(dialect)
    const names = fc.shuffledSubarray(Object.values(PERSON), { minLength: 1 })
    const between = fc.constantFrom(' ', '  ', ', ', ',', '\t', '\u00A0')
    await fc.assert(
      fc.asyncProperty(names, between, fc.boolean(), async (chosen, blank, lower) => {
        const words = chosen.join(blank)
        expect(await everywhere(lower ? words.toLowerCase() : words)).toContain('3:77 Пётр Зорин-Майский')
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['sokolov@northwind.example', ['3:50 Ivan Sokolov']],
    ['Ivan Sokolov <Sokolov@Northwind.example>', ['3:50 Ivan Sokolov']],
    ['mailto:lukas.brandt@render.example', ['1:20 Website form: GPU servers for a render farm']],
    ['+7 495 123-45-67', ['3:50 Ivan Sokolov', '4:10 Northwind LLC']],
    ['8 (495) 123-45-67', ['3:50 Ivan Sokolov', '4:10 Northwind LLC']],
    ['74951234567 доб. 12', ['3:50 Ivan Sokolov', '4:10 Northwind LLC']],
    ['nobody@northwind.example', []],
  ])('finds who has %j in one request', async (words, found) => {
    const { emulator, everywhere } = opened(dialect)
    expect(await everywhere(words)).toEqual(found)
    expect(emulator.log.map((request) => request.method)).toEqual(['batch'])
    expect(emulator.log[0]?.batch?.[0]).toBe('crm.duplicate.findbycomm')
  })
})

it('does not show whom the portal names to a person who may not see the card', async () => {
  const { emulator, everywhere } = opened()
  const fm = [{ typeId: 'EMAIL', valueType: 'WORK', value: 'secret@northwind.example' }]
  addCard(emulator.world, { entityTypeId: 3, entityId: 78 }, { ...PERSON, fm }, true)
  expect(await everywhere('secret@northwind.example')).toEqual([])
})

it('says so where the portal does not look for mail addresses, in place of finding nobody', async () => {
  const { emulator, everywhere } = opened()
  emulator.faults.add([{ method: 'crm.duplicate.findbycomm', error: 'ACCESS_DENIED', times: 0 }])
  await expect(everywhere('sokolov@northwind.example')).rejects.toMatchObject({ code: 'accessDenied' })
})

it.each([
  ['https://portal.test/crm/contact/details/50/', ['3:50 Ivan Sokolov']],
  [
    'https://portal.test/crm/deal/details/100/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER#trail',
    ['2:100 Northwind: two racks and move to our data centre'],
  ],
  ['/crm/type/174/details/5/', ['174:5 Loan of a 10 kVA UPS to Northwind']],
  ['/page/loans/active/type/174/details/5/', ['174:5 Loan of a 10 kVA UPS to Northwind']],
  ['https://portal.test/shop/orders/details/8/', ['14:8 8-2026']],
  ['portal.test/crm/company/show/10/', ['4:10 Northwind LLC']],
  ['/crm/deal/details/103/', []],
  ['/crm/deal/details/0/', []],
])('finds the card of the address %s', async (words, found) => {
  const { emulator, everywhere } = opened()
  expect(await everywhere(words)).toEqual(found)
  expect(emulator.log.length).toBeLessThanOrEqual(1)
})

it('finds cards of every kind by their id, and by the id behind a title', async () => {
  const { everywhere } = opened()
  expect((await everywhere('#5')).slice(0, 2)).toEqual([
    '31:5 Invoice INV-0712',
    '174:5 Loan of a 10 kVA UPS to Northwind',
  ])
  for (const words of ['№ 50', 'Ivan Sokolov #50'])
    expect(await everywhere(words)).toEqual(['3:50 Ivan Sokolov'])
})

it('searches every kind in one request, most cards of each, those with the words in one piece first', async () => {
  const { emulator, everywhere } = opened()
  addCard(emulator.world, { entityTypeId: 4, entityId: 299 }, { title: 'Racks of Northwind' })
  addCard(emulator.world, { entityTypeId: 4, entityId: 200 }, { title: 'Northwind  racks' })
  for (let entityId = 300; entityId < 310; entityId++)
    addCard(emulator.world, { entityTypeId: 4, entityId }, { title: `Racks ${entityId} by Northwind` })
  const found = await everywhere('northwind racks')
  expect(found.map((each) => each.split(' ')[0])).toEqual([
    '2:100',
    '4:200',
    '4:309',
    '4:308',
    '4:307',
    '4:306',
    '4:305',
  ])
  expect(emulator.log.map((request) => request.method)).toEqual(['batch'])
})

it('asks a portal of many smart processes in more than one request', async () => {
  const { emulator, portal } = opened()
  const kinds = [...KINDS, ...Array.from({ length: 40 }, (_, k) => 2000 + k)]
  expect(await searchCards(portal, kinds, '#50')).toHaveLength(1)
  expect(
    emulator.log.every((request) => request.method === 'batch' && (request.batch?.length ?? 0) <= 50),
  ).toBe(true)
})
