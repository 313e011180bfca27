import { expect, it } from 'vitest'

import { isOpenablePath, normalisePath, sliderWidth } from './open-path.ts'

it.each([
  '/crm/deal/details/100/',
  '/crm/type/174/details/5/',
  '/marketplace/app/trail/',
  '/company/personal/user/7/',
  '/crm/type/0/details/0/../../../../../shop/orders/details/8/?IFRAME=Y',
])('opens %s', (path) => {
  expect(isOpenablePath(path)).toBe(true)
})

it.each([
  '/shop/orders/details/8/',
  '/crm/quote/details/3/',
  'https://example.com/crm/deal/',
  '//evil/crm/deal/',
  '',
])('does not open "%s"', (path) => {
  expect(isOpenablePath(path)).toBe(false)
})

it('resolves the width prefixes of the SDK', () => {
  expect(normalisePath('/crm/type/0/details/0/../../../../../crm/deal/details/100/?IFRAME=Y')).toBe(
    '/crm/deal/details/100/?IFRAME=Y',
  )
  expect(normalisePath('/workgroups/group/0/card/../../../../crm/lead/details/20/')).toBe(
    '/crm/lead/details/20/',
  )
})

it('never leaves the portal', () => {
  expect(normalisePath('/crm/deal/../..//example.com/x')).toBe('/example.com/x')
})

it('reads the width from the prefix', () => {
  expect(sliderWidth('/workgroups/group/0/card/../../../../crm/lead/details/20/')).toBe(900)
  expect(sliderWidth('/crm/deal/details/100/')).toBe(1800)
})
