/** The portal server's zone: fixed, so that no test depends on the season. */
const offsetMinutes = 180

/** Unix milliseconds as a portal prints them: YYYY-MM-DDThh:mm:ss+03:00. */
export function portalTime(ms: number): string {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19)
  return `${local}+03:00`
}
