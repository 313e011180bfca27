/** Characters of a title that the store keeps: for lists, the entry itself is on the portal. */
const LONGEST = 500

/**
 * A text of somebody's as either engine takes it, for PostgreSQL refuses U+0000: an entry that is on the portal must not
 * be without its claim for a letter.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

/** The same for a title, of which the beginning is enough. */
export function storableTitle(title: string): string {
  return storable(title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title)
}
