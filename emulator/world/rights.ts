import { findCard } from './cards.ts'
import type { CardRef, User, World } from './types.ts'

/** Everybody reads all but hidden cards. A card that does not exist is read by nobody but an admin. */
export function canRead(world: World, user: User, ref: CardRef): boolean {
  if (user.role === 'admin') return true
  const card = findCard(world, ref)
  return card !== undefined && !card.hidden
}

/** An admin passes every update check without an existence test; others need the card (inferred). */
export function canEdit(world: World, user: User, ref: CardRef): boolean {
  return user.role === 'admin' || (user.role === 'manager' && canRead(world, user, ref))
}
