import { expect, it } from 'vitest'
import { first as arabicWords } from './catalogues/ar.ts'
import { first } from './catalogues/en.ts'
import { translator } from './translate.ts'

const t = translator(first, 'en')

it('chooses the plural form and formats the count', () => {
  expect(t('head.total', { count: 1 })).toBe('1 entry')
  expect(t('head.total', { count: 10_000 })).toBe('10,000 entries')
})

it('puts values in as they are, once', () => {
  expect(t('entry.actions', { title: '{title} <b>' })).toBe('Actions for “{title} <b>”')
})

it('leaves a hole it has no value for', () => {
  expect(t('entry.actions')).toBe('Actions for “{title}”')
})

it('isolates words of another direction than the sentence, and no counts', () => {
  expect(t('entry.actions', { title: 'שלום' })).toBe('Actions for “\u2068שלום\u2069”')
  const arabic = translator(arabicWords, 'ar')
  expect(arabic('entry.actions', { title: 'Call' })).toContain('\u2068Call\u2069')
  expect(arabic('feed.shown', { shown: 10, total: 37 })).not.toMatch(/[\u2066-\u2069]/)
})
