import { expect, it } from 'vitest'
import { isolated } from './isolate.ts'

it('isolates words of another direction than the sentence', () => {
  expect(isolated('עסקה (2)', 'ltr')).toBe('\u2068עסקה (2)\u2069')
  expect(isolated('صفقة', 'ltr')).toBe('\u2068صفقة\u2069')
  expect(isolated('Deal #5', 'rtl')).toBe('\u2068Deal #5\u2069')
})

it('leaves words as they are where they run as the sentence does', () => {
  expect(isolated('Сделка (2) 東京', 'ltr')).toBe('Сделка (2) 東京')
})

it('closes in what words change about the direction', () => {
  expect(isolated('\u202Eevil', 'ltr')).toBe('\u2068\u202Eevil\u2069')
  expect(isolated('out\u2069\u202E', 'ltr')).toBe('\u2068out\u202E\u2069')
  expect(isolated('\u2067open', 'ltr')).toBe('\u2068open\u2069')
  expect(isolated('Deal \u2068עסקה\u2069', 'ltr')).toBe('\u2068Deal \u2068עסקה\u2069\u2069')
})
