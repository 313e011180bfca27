import { expect, it } from 'vitest'
import { first } from './catalogues/en.ts'
import { moments } from './moments.ts'
import { translator } from './translate.ts'

const t = translator(first, 'en')
const now = () => Date.parse('2026-11-21T21:00:00Z')
const at = (zone: string) => moments('en', zone, t, now)

it('says how long ago in the unit people would use', () => {
  const { relative } = at('UTC')
  expect(relative('2026-11-21T20:59:40Z')).toBe('now')
  expect(relative('2026-11-21T20:48:00Z')).toBe('12 minutes ago')
  expect(relative('2026-11-21T18:00:00Z')).toBe('3 hours ago')
  expect(relative('2026-11-20T20:00:00Z')).toBe('yesterday')
  expect(relative('2026-11-17T20:00:00Z')).toBe('4 days ago')
  expect(relative('2026-11-19T22:00:00Z')).toBe('2 days ago')
  expect(relative('2026-11-01T20:00:00Z')).toBe('Nov 1, 2026')
})

it('never says that an entry comes from the future when two clocks differ', () => {
  expect(at('UTC').relative('2026-11-21T21:00:30Z')).toBe('now')
})

it('finds the day in the zone of the portal, not of the browser', () => {
  expect(at('Asia/Vladivostok').day('2026-11-21T20:00:00Z')).toBe('Today')
  expect(at('Asia/Vladivostok').dayKey('2026-11-21T13:59:00Z')).toBe('2026-11-21')
  expect(at('Asia/Vladivostok').dayKey('2026-11-21T14:01:00Z')).toBe('2026-11-22')
})

it('takes the offset of the moment itself where the portal keeps no zone', () => {
  const { day, time } = at('')
  expect(time('2026-11-21T23:30:00+03:00')).toBe('11:30 PM')
  expect(day('2026-11-21T23:30:00+03:00')).toBe('Yesterday')
  expect(day('2026-11-22T00:10:00+03:00')).toBe('Today')
})

it('takes a zone that no browser knows for none', () => {
  expect(at('Mars/Base').time('2026-11-21T23:30:00+03:00')).toBe('11:30 PM')
})

it('names the year only of other years', () => {
  expect(at('UTC').day('2026-03-02T10:00:00Z')).toBe('Monday, March 2')
  expect(at('UTC').day('2025-03-02T10:00:00Z')).toBe('March 2, 2025')
})

it('copes with a moment that is none', () => {
  const { relative, absolute, time, day, dayKey } = at('')
  expect([relative('x'), absolute('x'), time('x'), dayKey('x')]).toEqual(['', '', '', ''])
  expect(day(null)).toBe('Without a date')
})
