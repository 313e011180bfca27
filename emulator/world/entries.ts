import { cardKey } from './cards.ts'
import { bindEntry, bindingsOf, unbindEntry } from './bindings.ts'
import type { CardRef, Entry, World } from './types.ts'

export type NewEntry = Omit<Entry, 'id'>

/** Writes an entry and puts it on the card of its owner. Ids grow by one. */
export function addEntry(world: World, fields: NewEntry): Entry {
  world.lastEntryId += 1
  const created = Math.floor(fields.created / 1000) * 1000
  const entry: Entry = { ...fields, id: world.lastEntryId, created }
  world.entries.set(entry.id, entry)
  const key = cardKey(entry.owner)
  const ids = world.owned.get(key)
  const last = world.entries.get(ids?.at(-1) ?? 0)
  if (last && last.created > created) world.shuffled.add(key)
  if (ids) ids.push(entry.id)
  else world.owned.set(key, [entry.id])
  bindEntry(world, entry.id, entry.owner)
  return entry
}

/** Takes the entry away with its rows, pins and note. */
export function deleteEntry(world: World, entry: Entry): void {
  world.entries.delete(entry.id)
  const ids = world.owned.get(cardKey(entry.owner)) ?? []
  const index = ids.indexOf(entry.id)
  if (index >= 0) ids.splice(index, 1)
  for (const row of bindingsOf(world, entry.id)) unbindEntry(world, entry.id, row)
  world.notes.delete(noteKey(1, entry.id))
}

export function noteKey(itemType: number, itemId: number): string {
  return `${itemType}:${itemId}`
}

/** Ids of the entries created on a card, ascending. */
export function ownedIds(world: World, ref: CardRef): readonly number[] {
  return world.owned.get(cardKey(ref)) ?? []
}

/** What a card's native timeline would show: every entry that some row puts there, newest first. */
export function entriesOnCard(world: World, ref: CardRef): Entry[] {
  const entries: Entry[] = []
  for (const id of world.bound.get(cardKey(ref)) ?? []) {
    const entry = world.entries.get(id)
    if (entry) entries.push(entry)
  }
  return entries.toSorted((a, b) => b.created - a.created || b.id - a.id)
}
