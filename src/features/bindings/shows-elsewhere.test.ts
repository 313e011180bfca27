import { expect, it } from 'vitest'
import { homeFirst, showsElsewhere, showsOnlyAtHome } from './shows-elsewhere.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const contact = { entityTypeId: 3, entityId: 50 }
const atDeal = { ...deal, entityType: 'deal' }
const atContact = { ...contact, entityType: 'contact' }
const atActivity = { entityTypeId: null, entityId: 100, entityType: 'activity' }

it('knows whether an entry shows on any other card', () => {
  expect(showsElsewhere([atDeal], deal)).toBe(false)
  expect(showsElsewhere([], deal)).toBe(false)
  expect(showsElsewhere([atDeal, atContact], deal)).toBe(true)
  expect(showsElsewhere([atContact], deal)).toBe(true)
  expect(showsElsewhere([atDeal, atActivity], deal)).toBe(true)
})

it('has something to tell unless the entry shows at home alone and one is there', () => {
  expect(showsOnlyAtHome([atDeal], deal, deal)).toBe(true)
  expect(showsOnlyAtHome([atDeal], deal, contact)).toBe(false)
  expect(showsOnlyAtHome([], deal, deal)).toBe(false)
  expect(showsOnlyAtHome([atDeal, atContact], deal, deal)).toBe(false)
})

it('puts the card an entry was written on first and leaves the others in their order', () => {
  expect(homeFirst([atActivity, atDeal, atContact], contact)).toEqual([atContact, atActivity, atDeal])
})
