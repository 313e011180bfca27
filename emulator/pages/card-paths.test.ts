import { expect, it } from 'vitest'

import { cardOfPath } from './card-paths.ts'

it.each([
  ['/crm/lead/details/20/', 1, 20],
  ['/crm/deal/details/100/', 2, 100],
  ['/crm/contact/details/50', 3, 50],
  ['/crm/company/details/10/', 4, 10],
  ['/crm/type/7/details/30/', 7, 30],
  ['/crm/type/31/details/5/', 31, 5],
  ['/crm/type/174/details/5/', 174, 5],
  ['/shop/orders/details/8/', 14, 8],
])('finds the card at %s', (path, entityTypeId, entityId) => {
  expect(cardOfPath(path)).toEqual({ entityTypeId, entityId })
})

it.each([
  '/crm/deal/details/0/',
  '/crm/deal/details/',
  '/crm/quote/details/3/',
  '/crm/type/0/details/0/',
  '/',
])('finds no card at %s', (path) => {
  expect(cardOfPath(path)).toBeUndefined()
})
