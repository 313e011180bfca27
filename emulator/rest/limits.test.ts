import { expect, it } from 'vitest'
import { createLimits } from './limits.ts'

it('blocks the 51st request at once and drains two a second', () => {
  const limits = createLimits()
  const admitted = Array.from({ length: 51 }, () => limits.admit('a', 0))
  expect(admitted.filter(Boolean)).toHaveLength(50)
  expect([limits.admit('a', 400), limits.admit('a', 500), limits.admit('a', 500)]).toEqual([
    false,
    true,
    false,
  ])
})

it('has a bucket for each address', () => {
  const limits = createLimits()
  for (let n = 0; n < 50; n += 1) limits.admit('a', 0)
  expect(limits.admit('b', 0)).toBe(true)
})

it('counts runs over a tenth of a second until the budget is spent', () => {
  const limits = createLimits()
  limits.charge('m', 0, 0.1)
  expect(limits.operating('m', 0).used).toBe(0)
  limits.charge('m', 0, 300)
  limits.charge('m', 60_000, 180)
  expect(limits.operating('m', 60_000)).toEqual({ used: 480, resetAt: 600, spent: true })
})

it('forgets a minute ten minutes later', () => {
  const limits = createLimits()
  limits.charge('m', 0, 480)
  expect(limits.operating('m', 599_999).spent).toBe(true)
  expect(limits.operating('m', 600_000).spent).toBe(false)
})
