import { type Card, cardPath } from '#core/entity-types.ts'
import { ENTRY_PARAM } from '#core/placement.ts'

/** The address that opens the card and, in its Trail tab, this entry. Null for a card that has no page. */
export function entryLink(origin: string, owner: Card, entryId: number): string | null {
  const path = cardPath(owner)
  return path ? `${origin}${path}?${ENTRY_PARAM}=${entryId}` : null
}
