import { localesOf } from './locales.ts'
import type { Translate } from './translate.ts'

export interface Moments {
  /** "12 minutes ago", and from a week on the date. */
  relative(iso: string): string
  /** Date and time in full. */
  absolute(iso: string): string
  time(iso: string): string
  /** Heading of the day an entry falls on. */
  day(iso: string | null): string
  /** A key that is the same for all moments of one day. */
  dayKey(iso: string | null): string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Times as people say them. `zone` is an IANA name; where it is empty or unknown, the zone of the browser counts. */
export function moments(tag: string, zone: string, t: Translate, now: () => number = Date.now): Moments {
  const timeZone = isZone(zone) ? zone : undefined
  const locales = localesOf(tag)
  const relative = onDemand(() => new Intl.RelativeTimeFormat(locales, { numeric: 'auto' }))
  const format = (options: Intl.DateTimeFormatOptions, of: string | string[] = locales) =>
    onDemand(() => new Intl.DateTimeFormat(of, { ...options, timeZone }))
  const full = format({ dateStyle: 'long', timeStyle: 'short' })
  const date = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const clock = format({ timeStyle: 'short' })
  const heading = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const headingYear = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const key = format({ dateStyle: 'short' }, 'en-CA')
  /** Days between two keys, whatever hours a day of a clock change has. */
  const daysSince = (day: string) => (Date.parse(key().format(now())) - Date.parse(day)) / DAY

  function dayKey(iso: string | null): string {
    return iso === null || Number.isNaN(Date.parse(iso)) ? '' : key().format(Date.parse(iso))
  }

  return {
    relative(iso) {
      const at = Date.parse(iso)
      if (Number.isNaN(at)) return ''
      const ago = now() - at
      // Two clocks may differ by seconds; what is further ahead is not "now".
      if (ago < -MINUTE) return date().format(at)
      if (ago < MINUTE) return relative().format(0, 'second')
      if (ago < HOUR) return relative().format(-Math.floor(ago / MINUTE), 'minute')
      if (ago < DAY) return relative().format(-Math.floor(ago / HOUR), 'hour')
      // Days as the headings count them, not blocks of 24 hours.
      const days = daysSince(dayKey(iso))
      return days < 7 ? relative().format(-days, 'day') : date().format(at)
    },
    absolute: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : full().format(Date.parse(iso))),
    time: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : clock().format(Date.parse(iso))),
    dayKey,
    day(iso) {
      const own = dayKey(iso)
      if (iso === null || own === '') return t('day.unknown')
      const days = daysSince(own)
      if (days === 0) return t('day.today')
      if (days === 1) return t('day.yesterday')
      const isThisYear = own.slice(0, 4) === key().format(now()).slice(0, 4)
      return capital((isThisYear ? heading() : headingYear()).format(Date.parse(iso)), locales)
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
