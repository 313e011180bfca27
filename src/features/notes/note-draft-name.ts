import { type Card, cardKey } from '#core/entity-types.ts'

/** Where the draft of a note is stored: a person's own, for one entry on one card. `whose` is 0 where nobody knows. */
export function noteDraftName(memberId: string, whose: number, owner: Card, entryId: number): string {
  return `trail:note:${memberId}:${whose}:${cardKey(owner)}:${entryId}`
}
