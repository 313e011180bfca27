import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addCard } from '#emulator/world/cards.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { searchCards } from './search-cards.ts'

const MANAGER = 7

function opened(userId = MANAGER) {
  const emulator = createEmulator()
  const portal = emulatorPortal(emulator, userId)
  const find = async (entityTypeId: number, words: string) =>
    (await searchCards(portal, entityTypeId, words)).map(({ card, title }) => `${card.entityId} ${title}`)
  return { emulator, portal, find }
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
  await expect(searchCards(portal, 31, 'INV-0712')).rejects.toMatchObject({ code: 'accessDenied' })
})
