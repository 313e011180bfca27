import { expect, it } from 'vitest'
import { substitute } from './references.ts'

const results = {
  result: { list: { logMessages: [{ id: 7, title: 'a' }] }, add: { logMessage: { id: 9 } }, yes: true },
  error: { lost: { error: 'NOT_FOUND' } },
  total: { list: 31 },
  next: {},
  time: {},
}

it('replaces a whole reference by the raw value', () => {
  expect(substitute('$result[list][logMessages][0][id]', results)).toBe(7)
  expect(substitute('$result[list][logMessages][0]', results)).toEqual({ id: 7, title: 'a' })
})

it('reads totals and errors too, in any case', () => {
  expect(substitute('$TOTAL[list]', results)).toBe(31)
  expect(substitute('$error[lost][error]', results)).toBe('NOT_FOUND')
})

it('prints numbers and texts inside other text', () => {
  expect(substitute('entry $result[list][logMessages][0][id] here', results)).toBe('entry 7 here')
})

it('leaves a reference inside text as it is written when it is no text', () => {
  expect(substitute('see $result[list] here', results)).toBe('see $result[list] here')
})

it('swallows what is glued on after the last bracket', () => {
  expect(substitute('no $result[add][logMessage][id], yes', results)).toBe('no 9 yes')
})

it('falls back to the deepest level it reached', () => {
  expect(substitute('$result[list][logMessages][3][id]', results)).toEqual([{ id: 7, title: 'a' }])
  expect(substitute('$result[lost][0][id]', results)).toEqual(results.result)
})

it('goes into lists and maps but not into names', () => {
  const value = { '$result[add]': ['$result[add][logMessage][id]'], n: 5 }
  expect(substitute(value, results)).toEqual({ '$result[add]': [9], n: 5 })
})
