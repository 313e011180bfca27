import { bindingsOf, unbindEntry } from './bindings.ts'
import { cardKey } from './cards.ts'
import { deleteComment } from './comments.ts'
import { deleteEntry } from './entries.ts'
import type { Card, World } from './types.ts'

/** Takes a card away, and of its timeline every record that no other card shows. */
export function removeCard(world: World, card: Card): void {
  for (const id of world.bound.get(cardKey(card)) ?? []) {
    if (bindingsOf(world, id).length > 1) {
      unbindEntry(world, id, card)
      continue
    }
    const [entry, comment] = [world.entries.get(id), world.comments.get(id)]
    if (entry) deleteEntry(world, entry)
    if (comment) deleteComment(world, comment)
  }
  world.cards.delete(cardKey(card))
}
