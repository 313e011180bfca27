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

it('goes by the zone of the browser where the portal keeps none, or one that no browser knows', () => {
  const own = at(Intl.DateTimeFormat().resolvedOptions().timeZone)
  for (const zone of ['', 'Mars/Base']) {
    for (const iso of [
      '2026-11-21T23:30:00+03:00',
      '2026-11-22T10:10:00+14:00',
      '2026-06-21T00:10:00-11:00',
    ]) {
      const { absolute, time, day, dayKey } = at(zone)
      expect([absolute(iso), time(iso), day(iso), dayKey(iso)]).toEqual([
        own.absolute(iso),
        own.time(iso),
        own.day(iso),
        own.dayKey(iso),
      ])
    }
  }
})

it('shows a time that is more than a minute ahead as a date', () => {
  const { relative, day } = at('UTC')
  expect(relative('2026-11-21T21:01:00Z')).toBe('now')
  expect(relative('2026-11-21T21:01:01Z')).toBe('Nov 21, 2026')
  expect(relative('2026-11-23T21:00:00Z')).toBe('Nov 23, 2026')
  expect(day('2026-11-21T23:00:00Z')).toBe('Today')
  expect(day('2026-11-22T21:00:00Z')).toBe('Sunday, November 22')
})

it('knows yesterday on the days of a clock change', () => {
  // Berlin: 29 March 2026 has 23 hours, 25 October 25.
  const spring = moments('en', 'Europe/Berlin', t, () => Date.parse('2026-03-30T00:30:00+02:00'))
  expect(spring.day('2026-03-29T12:00:00+02:00')).toBe('Yesterday')
  expect(spring.day('2026-03-28T23:45:00+01:00')).toBe('Saturday, March 28')
  const autumn = moments('en', 'Europe/Berlin', t, () => Date.parse('2026-10-25T23:30:00+01:00'))
  expect(autumn.day('2026-10-25T00:10:00+02:00')).toBe('Today')
  expect(autumn.relative('2026-10-25T00:10:00+02:00')).toBe('today')
  expect(autumn.day('2026-10-24T12:00:00+02:00')).toBe('Yesterday')
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
