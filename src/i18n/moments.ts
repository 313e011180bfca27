import { localesOf } from './locales.ts'
import type { Translate } from './translate.ts'

export interface Moments {
  /** "12 minutes ago", and from a week on the date. */
  relative(iso: string): string
  /** Date and time in full. */
  absolute(iso: string): string
  time(iso: string): string
  /** Heading of the day an entry falls on, in the portal's zone. */
  day(iso: string | null): string
  /** A key that is the same for all moments of one day. */
  dayKey(iso: string | null): string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Times as people say them. `zone` is an IANA name, empty where the portal keeps none; then the offset in each moment
 * itself is the portal's zone.
 */
export function moments(tag: string, zone: string, t: Translate, now: () => number = Date.now): Moments {
  const timeZone = isZone(zone) ? zone : undefined
  const locales = localesOf(tag)
  const relative = onDemand(() => new Intl.RelativeTimeFormat(locales, { numeric: 'auto' }))
  const shift = (iso: string) => (timeZone ? Date.parse(iso) : wallClock(iso))
  const format = (options: Intl.DateTimeFormatOptions, of: string | string[] = locales) =>
    onDemand(() => new Intl.DateTimeFormat(of, { ...options, timeZone: timeZone ?? 'UTC' }))
  const full = format({ dateStyle: 'long', timeStyle: 'short' })
  const date = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const clock = format({ timeStyle: 'short' })
  const heading = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const headingYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const key = format({ dateStyle: 'short' }, 'en-CA')
  const today = (iso: string, back: number) =>
    key().format(timeZone ? now() - back : wallClockOf(now() - back, offsetOf(iso)))

  function dayKey(iso: string | null): string {
    return iso === null || Number.isNaN(Date.parse(iso)) ? '' : key().format(shift(iso))
  }

  return {
    relative(iso) {
      const at = Date.parse(iso)
      if (Number.isNaN(at)) return ''
      const ago = now() - at
      if (ago < MINUTE) return relative().format(0, 'second')
      if (ago < HOUR) return relative().format(-Math.floor(ago / MINUTE), 'minute')
      if (ago < DAY) return relative().format(-Math.floor(ago / HOUR), 'hour')
      // Days as the headings count them, not blocks of 24 hours.
      const days = Math.round((Date.parse(today(iso, 0)) - Date.parse(dayKey(iso))) / DAY)
      if (days < 7) return relative().format(-days, 'day')
      return date().format(shift(iso))
    },
    absolute: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : full().format(shift(iso))),
    time: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : clock().format(shift(iso))),
    dayKey,
    day(iso) {
      const own = dayKey(iso)
      if (iso === null || own === '') return t('day.unknown')
      if (own === today(iso, 0)) return t('day.today')
      if (own === today(iso, DAY)) return t('day.yesterday')
      const format = own.slice(0, 4) === today(iso, 0).slice(0, 4) ? heading() : headingYear()
      return capital(format.format(shift(iso)), locales)
    },
  }
}

/** The first format of a zone takes a browser 15 ms: while the portal still answers they cost nobody anything. */
export function warmDates(tag: string): void {
  new Intl.DateTimeFormat(localesOf(tag), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  }).format()
  new Intl.RelativeTimeFormat(localesOf(tag)).format(-1, 'hour')
}

/** Formatters are dear to make, and most screens need only some. */
function onDemand<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** A heading begins with a capital, also where the language writes days small. */
function capital(text: string, locales: string[]): string {
  return text.charAt(0).toLocaleUpperCase(locales) + text.slice(1)
}

function isZone(zone: string): boolean {
  if (zone === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format()
    return true
  } catch {
    return false
  }
}

/** Minutes east of Greenwich that the moment itself states. */
function offsetOf(iso: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(iso)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

function wallClock(iso: string): number {
  return wallClockOf(Date.parse(iso), offsetOf(iso))
}

/** Milliseconds that print, as UTC, what the clock on the portal's wall shows. */
function wallClockOf(at: number, offset: number): number {
  return at + offset * MINUTE
}
