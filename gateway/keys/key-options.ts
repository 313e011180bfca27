import { StartError } from '../start-error.ts'

const MS = { h: 3_600_000, d: 86_400_000 } as const

/** Entity types of `--entity-types 2,3`; null, which is all, without it. Throws a StartError. */
export function readEntityTypes(text: string | undefined): number[] | null {
  if (text === undefined) return null
  const given = text.split(',').map((each) => each.trim())
  if (given.every((each) => /^[1-9]\d{0,8}$/.test(each))) return [...new Set(given.map(Number))]
  throw new StartError(
    '--entity-types takes the numbers of card types with commas between them: 2,3 is deals and contacts.',
  )
}

/** When a key ends, in Unix milliseconds: after `90d` or `12h`, or with a day in UTC. Throws a StartError. */
export function readExpiry(text: string | undefined, now: number): number | null {
  if (text === undefined) return null
  const at = endOf(text, now)
  if (at === null || !Number.isFinite(at))
    throw new StartError('--expires takes days, hours or a last day: 90d, 12h or 2027-01-31.')
  if (at <= now) throw new StartError('--expires is in the past: the key would never work.')
  return at
}

/** Requests a minute of `--rate`; null without it. Throws a StartError. */
export function readKeyRate(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new StartError('--rate takes requests a minute, from 1 to 999999.')
}

function endOf(text: string, now: number): number | null {
  const [, count, unit] = /^(\d{1,5})([dh])$/.exec(text) ?? []
  if (count !== undefined && (unit === 'd' || unit === 'h')) return now + Number(count) * MS[unit]
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const start = Date.parse(`${text}T00:00:00Z`)
  // Date.parse takes the 31st of February for a day in March.
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(text)) return null
  return start + MS.d
}
