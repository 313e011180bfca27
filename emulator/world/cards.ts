import type { Card, CardRef, JsonMap, World } from './types.ts'

export function cardKey({ entityTypeId, entityId }: CardRef): string {
  return `${entityTypeId}:${entityId}`
}

export function findCard(world: World, ref: CardRef): Card | undefined {
  return world.cards.get(cardKey(ref))
}

export function addCard(world: World, ref: CardRef, fields: JsonMap, hidden = false): void {
  world.cards.set(cardKey(ref), { ...ref, hidden, fields: { id: ref.entityId, ...fields } })
}

/** What a card is called; contacts have no title field and orders only a number. */
export function cardTitle(card: Card): string {
  const { title, name, lastName, accountNumber } = card.fields
  if (typeof title === 'string' && title !== '') return title
  if (typeof name === 'string') return `${name} ${typeof lastName === 'string' ? lastName : ''}`.trim()
  if (typeof accountNumber === 'string') return `Order No. ${accountNumber}`
  return `#${card.entityId}`
}
