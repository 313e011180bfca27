import type { Order } from '#core/calls.ts'
import { type Card, cardKey } from '#core/entity-types.ts'

/** Every cache key of the tab, generic to specific. */
export const keys = {
  trail: (owner: Card) => ['trail', cardKey(owner)] as const,
  pages: (owner: Card) => ['trail', cardKey(owner), 'pages'] as const,
  ordered: (owner: Card, order: Order) => ['trail', cardKey(owner), 'pages', order] as const,
  head: (owner: Card) => ['trail', cardKey(owner), 'head'] as const,
  bound: (owner: Card, order: Order) => ['trail', cardKey(owner), 'bound', order] as const,
  screen: (owner: Card) => ['trail', cardKey(owner), 'screen'] as const,
  gone: (owner: Card) => ['trail', cardKey(owner), 'gone'] as const,
  ledger: (owner: Card) => ['trail', cardKey(owner), 'ledger'] as const,
  adding: (owner: Card) => ['trail', cardKey(owner), 'add'] as const,
  removals: (owner: Card) => ['trail', cardKey(owner), 'delete'] as const,
  refusals: (owner: Card) => ['trail', cardKey(owner), 'refusals'] as const,
  pins: (owner: Card) => ['trail', cardKey(owner), 'pin'] as const,
  pin: (owner: Card, entryId: number) => ['trail', cardKey(owner), 'pin', entryId] as const,
  visitPins: (owner: Card) => ['trail', cardKey(owner), 'visitPins'] as const,
  note: (owner: Card, entryId: number) => ['trail', cardKey(owner), 'note', entryId] as const,
  bindings: (entryId: number) => ['bindings', entryId] as const,
  lateBinds: (entryId: number) => ['bindings', entryId, 'late'] as const,
  entry: (entryId: number) => ['entry', entryId] as const,
  linked: (entryId: number) => ['entry', entryId, 'linked'] as const,
  person: (userId: number) => ['person', userId] as const,
  title: (card: Card) => ['title', cardKey(card)] as const,
  icons: () => ['icons'] as const,
  search: (kinds: readonly number[], words: string) => ['search', kinds, words] as const,
  install: () => ['install'] as const,
}

/** The entry whose bindings stand under a cache key, or null where it is another key. */
export function boundEntryId(key: unknown): number | null {
  const parts: readonly unknown[] = Array.isArray(key) ? key : []
  const [room, entryId, ...rest] = parts
  return room === 'bindings' && typeof entryId === 'number' && rest.length === 0 ? entryId : null
}
