import { expect, it } from 'vitest'
import { testPortal } from '../testing.ts'

const pin = 'crm.timeline.item.pin'
const unpin = 'crm.timeline.item.unpin'
const deal = { ownerTypeId: 2, ownerId: 100 }

it('answers null and pins on one card only', async () => {
  const portal = testPortal()
  expect((await portal.as(7)(pin, { ...deal, id: 20 })).body['result']).toBeNull()
  const { pins } = portal.emulator.world
  expect([pins.get('2:100')?.has(20), pins.get('4:10')?.has(20) ?? false]).toEqual([true, false])
})

it.each(['string', 'number'] as const)(
  'refuses above the limit with a zero as a %s',
  async (pinLimitError) => {
    const portal = testPortal({ switches: { pinLimit: 3, pinLimitError, errorLanguage: 'ru' } })
    const call = portal.as(7)
    await call(pin, { ...deal, id: 20 })
    const { status, body } = await call(pin, { ...deal, id: 13 })
    expect([status, body['error']]).toEqual([400, pinLimitError === 'string' ? '0' : 0])
    expect(body['error_description']).toContain('3')
  },
)

it('unpins what is not pinned', async () => {
  expect((await testPortal().as(7)(unpin, { ...deal, id: 20 })).body['result']).toBeNull()
})

it.each([
  ['an unknown type', 7, { id: 13, ownerTypeId: 99, ownerId: 1 }, 'OWNER_NOT_FOUND'],
  ['no owner', 7, { id: 13, ownerTypeId: 2, ownerId: 0 }, 'OWNER_NOT_FOUND'],
  ['a reader', 9, { ...deal, id: 13 }, 'ACCESS_DENIED'],
  ['a reader with an entry from elsewhere', 9, { ...deal, id: 9999 }, 'ACCESS_DENIED'],
  ['an entry from elsewhere', 7, { ...deal, id: 9999 }, 'NOT_FOUND'],
  ['no id', 7, deal, '100'],
])('refuses %s for pin and unpin alike', async (_name, userId, params, code) => {
  const call = testPortal().as(userId)
  for (const method of [pin, unpin]) {
    const { status, body } = await call(method, params)
    expect([status, body['error']]).toEqual([400, code])
  }
})
