import { expect, it } from 'vitest'
import { field, isNumeric, phpArray, phpInt, phpText, phpTruth } from './php.ts'

it.each([
  ['12abc', 12],
  ['050', 50],
  ['1e2', 100],
  ['abc', 0],
  ['$result[list][0][id]', 0],
  ['0$result[x]', 0],
  [true, 1],
  [null, 0],
  [[5], 1],
  [{ result: null }, 1],
  [[], 0],
  [{}, 0],
  [7.9, 7],
])('casts %j to the whole number %i', (value, number) => {
  expect(phpInt(value)).toBe(number)
})

it.each([
  ['false', true],
  ['0', false],
  ['', false],
  [0, false],
  [[], false],
  [{ a: 1 }, true],
  [undefined, false],
])('takes %j for %s', (value, truth) => {
  expect(phpTruth(value)).toBe(truth)
})

it('prints null and false as nothing, true as 1', () => {
  expect([null, false, true, 5, ['a']].map((value) => phpText(value))).toEqual(['', '', '1', '5', 'Array'])
})

it('knows numeric text', () => {
  expect(['12', ' 12 ', '-1.5', '1e2', '', '12abc', '0x1A'].map(isNumeric)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

it('has lists of keys without a gap only', () => {
  expect(
    phpArray([
      ['0', 'a'],
      ['1', 'b'],
    ]),
  ).toEqual(['a', 'b'])
  expect(
    phpArray([
      ['0', 'a'],
      ['2', 'b'],
    ]),
  ).toEqual({ 0: 'a', 2: 'b' })
  expect(phpArray([])).toEqual([])
})

it('finds own elements only', () => {
  expect(field(['a'], '0')).toBe('a')
  expect(field(['a'], 'length')).toBeUndefined()
  expect(field({ a: 1 }, 'constructor')).toBeUndefined()
})
