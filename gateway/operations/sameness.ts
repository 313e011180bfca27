import type { NewEntry } from '#core/entry.ts'

/**
 * A text without what a portal may do to it on its way in: its web antivirus breaks up what looks like code with blanks
 * or `<x>`, others trim and fold lines (inferred). Two entries whose texts are equal in this are written one after
 * another, so that each finds its own.
 */
export function bareText(text: string): string {
  return text.replaceAll(/<x>|[\s\p{Cc}]/gu, '')
}

/** True where the portal may have made `stored` of `sent`. */
export function isAlike(sent: NewEntry, stored: NewEntry): boolean {
  const [one, other] = [sent, stored].map(({ title, text, iconCode }) =>
    JSON.stringify([bareText(title), bareText(text), iconCode]),
  )
  return one === other
}
