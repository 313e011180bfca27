import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { first } from './catalogues/en.ts'
import { moments } from './moments.ts'
import { translator } from './translate.ts'

const t = translator(first, 'en')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Zones that change their clocks: by an hour or by half of one, at midnight or later, north and south. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Auckland',
]

interface Zone {
  zone: string
  /** The calendar day of a moment, as a number of days. */
  dayOf: (at: number) => number
  changes: number[]
  /** When days begin around the changes. */
  midnights: number[]
}

const zones = ZONES.map((zone): Zone => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  function wallClock(at: number): number {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute)
  }
  const offset = (at: number) => wallClock(at) - at
  const hours = Array.from({ length: 2 * 366 * 24 }, (_, k) => Date.UTC(2025, 0, 1) + k * HOUR)
  const dayOf = (at: number) => Math.floor(wallClock(at) / DAY)
  const changes = hours.filter((at) => offset(at) !== offset(at + HOUR))
  const quarters = Array.from({ length: 4 * 96 }, (_, k) => (k - 2 * 96) * 15 * MINUTE)
  const midnights = changes
    .flatMap((change) => quarters.map((quarter) => change + quarter))
    .filter((at) => dayOf(at) !== dayOf(at - 15 * MINUTE))
  return { zone, dayOf, changes, midnights }
})

const around = fc.constantFrom(...zones).chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    midnight: fc.constantFrom(...zone.midnights),
    // The reader looks near a midnight, at an entry of the last four days.
    minutes: fc.integer({ min: -90, max: 90 }),
    ago: fc.integer({ min: 0, max: 4 * 24 * 60 }),
  }),
)

it('counts days as the calendar does, whatever the clocks do', () => {
  fc.assert(
    fc.property(around, ({ zone: { zone, dayOf }, midnight, minutes, ago }) => {
      const now = midnight + minutes * MINUTE
      const at = now - ago * MINUTE
      const { day, dayKey, relative } = moments('en', zone, t, () => now)
      const iso = new Date(at).toISOString()
      const days = dayOf(now) - dayOf(at)

      expect(Date.parse(dayKey(iso)) / DAY).toBe(dayOf(at))
      expect(day(iso) === 'Today').toBe(days === 0)
      expect(day(iso) === 'Yesterday').toBe(days === 1)
      if (relative(iso) === 'yesterday') expect(day(iso)).toBe('Yesterday')
      if (ago >= 24 * 60) expect(relative(iso)).toBe(['today', 'yesterday'][days] ?? `${days} days ago`)
    }),
    { numRuns: 400 },
  )
})

it('has changes of the clock to count over in each zone', () => {
  expect(zones.every(({ changes }) => changes.length >= 2)).toBe(true)
})
