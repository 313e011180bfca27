import { emptyItem } from './item-fields.ts'
import { multifieldsOf } from './multifields.ts'
import type { Card, CardRef, JsonMap, World } from './types.ts'

export function cardKey({ entityTypeId, entityId }: CardRef): string {
  return `${entityTypeId}:${entityId}`
}

export function findCard(world: World, ref: CardRef): Card | undefined {
  return world.cards.get(cardKey(ref))
}

/** Makes a whole card: every field of its type is there, null or empty where nothing is given for it. */
export function addCard(world: World, ref: CardRef, fields: JsonMap, hidden = false): Card {
  const card: Card = { ...ref, hidden, fields: emptyItem(ref.entityTypeId) }
  writeFields(card, { id: ref.entityId, ...fields })
  world.cards.set(cardKey(ref), card)
  const last = world.lastCardIds.get(ref.entityTypeId) ?? 0
  world.lastCardIds.set(ref.entityTypeId, Math.max(last, ref.entityId))
  return card
}

/** Writes fields, and what follows from them: a card with an address of mail has an email. */
export function writeFields(card: Card, fields: JsonMap): void {
  const written = { ...card.fields, ...fields }
  card.fields = 'fm' in written ? { ...written, ...multifieldsOf(written['fm']) } : written
}

/** What a card is called; contacts have no title field and orders only a number. */
export function cardTitle(card: Card): string {
  const { title, name, lastName, accountNumber } = card.fields
  if (typeof title === 'string' && title !== '') return title
  const names = [name, lastName].map((each) => (typeof each === 'string' ? each : ''))
  if (names.some((each) => each !== '')) return names.join(' ').trim()
  if (typeof accountNumber === 'string') return `Order No. ${accountNumber}`
  return `#${card.entityId}`
}
