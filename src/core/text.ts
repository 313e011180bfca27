/** Halves of a surrogate pair cannot leave as JSON that PHP reads, so they become the replacement character. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}

/** What the portal's own timeline prints of a text: one line, tags as they stand (docs/portal.md). */
export function asNativeLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
