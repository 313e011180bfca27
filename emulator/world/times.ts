/** The portal server's zone: fixed, so that no test depends on the season. */
const offsetMinutes = 180

/** Unix milliseconds as a portal prints them: YYYY-MM-DDThh:mm:ss+03:00. */
export function portalTime(ms: number): string {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19)
  return `${local}+03:00`
}

/**
 * Unix milliseconds of a date or a moment as clients write it: with its own offset or in the portal's zone, and a date
 * alone as its first moment. Undefined for what is neither.
 */
export function parseMoment(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
    text.trim(),
  )
  if (!parts) return undefined
  const [, date = '', time = '00:00', seconds = ':00', zone = '+03:00'] = parts
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const moment = Date.parse(`${date}T${time}${seconds}${offset}`)
  return Number.isNaN(moment) ? undefined : moment
}
