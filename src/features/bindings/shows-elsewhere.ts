import { type Card, isSameCard } from '#core/entity-types.ts'
import { type Binding, isAt } from '#core/entry.ts'

/** Whether an entry shows anywhere but on the card one is looking at. */
export function showsElsewhere(bindings: readonly Binding[], owner: Card): boolean {
  return bindings.some((binding) => !isAt(binding, owner))
}

/** Whether an entry shows where it was written, one is looking at it there, and there is nothing else to tell. */
export function showsOnlyAtHome(bindings: readonly Binding[], owner: Card, home: Card): boolean {
  return bindings.length > 0 && !showsElsewhere(bindings, owner) && isSameCard(owner, home)
}

/** The card the entry was written on leads. */
export function homeFirst(bindings: readonly Binding[], home: Card): Binding[] {
  return bindings.toSorted((a, b) => Number(isAt(b, home)) - Number(isAt(a, home)))
}

/** The card of a binding, or null where it is none that Trail can open. */
export function cardOf({ entityTypeId, entityId }: Binding): Card | null {
  return entityTypeId === null ? null : { entityTypeId, entityId }
}
