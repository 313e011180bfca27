import { cardKey } from './cards.ts'
import type { Binding, CardRef, World } from './types.ts'

function same(a: CardRef, b: CardRef): boolean {
  return a.entityTypeId === b.entityTypeId && a.entityId === b.entityId
}

/** Puts an entry on a card. Twice is once, and a pin stays. The entry need not exist: portals do not look. */
export function bindEntry(world: World, entryId: number, ref: CardRef): void {
  const rows = world.bindings.get(entryId) ?? []
  if (rows.some((row) => same(row, ref))) return
  rows.push({ entityTypeId: ref.entityTypeId, entityId: ref.entityId })
  rows.sort((a, b) => a.entityTypeId - b.entityTypeId || a.entityId - b.entityId)
  world.bindings.set(entryId, rows)
  idsAt(world.bound, ref).add(entryId)
}

/** False when there was no such row. The card's pin goes with it. */
export function unbindEntry(world: World, entryId: number, ref: CardRef): boolean {
  const rows = world.bindings.get(entryId) ?? []
  const left = rows.filter((row) => !same(row, ref))
  if (left.length === rows.length) return false
  if (left.length > 0) world.bindings.set(entryId, left)
  else world.bindings.delete(entryId)
  idsAt(world.bound, ref).delete(entryId)
  idsAt(world.pins, ref).delete(entryId)
  return true
}

export function bindingsOf(world: World, entryId: number): readonly Binding[] {
  return world.bindings.get(entryId) ?? []
}

export function isBound(world: World, entryId: number, ref: CardRef): boolean {
  return world.bound.get(cardKey(ref))?.has(entryId) ?? false
}

/** Pins belong to a card: the same entry may be pinned here and not there. */
export function pinEntry(world: World, entryId: number, ref: CardRef): void {
  idsAt(world.pins, ref).add(entryId)
}

export function unpinEntry(world: World, entryId: number, ref: CardRef): void {
  idsAt(world.pins, ref).delete(entryId)
}

/** Ids of the entries pinned on a card, ascending. */
export function pinnedIds(world: World, ref: CardRef): number[] {
  return [...(world.pins.get(cardKey(ref)) ?? [])].toSorted((a, b) => a - b)
}

function idsAt(index: Map<string, Set<number>>, ref: CardRef): Set<number> {
  const key = cardKey(ref)
  const known = index.get(key)
  if (known) return known
  const ids = new Set<number>()
  index.set(key, ids)
  return ids
}
