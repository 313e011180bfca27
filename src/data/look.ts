import { type QueryClient, type QueryKey, replaceEqualDeep } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Binding } from '#core/entry.ts'
import { type Ledger, codeOf } from '#core/ledger.ts'
import { LOOK_ENTRIES, type Look, loadLook } from '#core/look.ts'
import type { EntryList } from '#core/operations.ts'
import type { Outcome } from '#core/portal.ts'
import type { Connection } from '#portal/connection.ts'
import { goneQuery } from './gone.ts'
import { keys } from './keys.ts'
import { seedAuthors, seedTitles } from './seed.ts'
import { sightOf } from './sight.ts'

/** The newest ten, and on how many entries the look that brought them changed something. */
export interface Head extends EntryList {
  changed: number
}

/** Looks at what others did, and shows it where it stands. Errors: those of the request and of the list. */
export async function look({ portal, memory }: Connection, client: QueryClient, owner: Card): Promise<Head> {
  const sight = sightOf(client)
  const gone = client.getQueryData(goneQuery(owner).queryKey) ?? []
  const ids = sight
    .ids()
    .filter((id) => !gone.includes(id))
    .slice(0, LOOK_ENTRIES)
  sight.moveBack(ids)
  const sentAt = Date.now()
  const found = await loadLook(
    portal,
    owner,
    ids.map((id) => ({ id, bound: isBound(client, id) })),
    memory,
  )
  return { ...found.head, changed: show(client, owner, found, sentAt) }
}

function isBound(client: QueryClient, entryId: number): boolean {
  const known = client.getQueryData<Outcome<Binding[]>>(keys.bindings(entryId))
  return known?.ok === true && known.value.length > 0
}

/**
 * Shows what a look found, and answers on how many entries that changed anything. An entry that has left the sight
 * meanwhile is left out: where it grew above the reader, it would move what is being read. One in sight changes at its
 * own end.
 */
function show(client: QueryClient, owner: Card, found: Look, sentAt: number): number {
  const sight = sightOf(client)
  const changed = new Set<number>()
  for (const person of found.people) put(client, keys.person(person.id), person, sentAt)
  seedTitles(client, found.titles)
  for (const [key, { note, bindings }] of Object.entries(found.byEntry)) {
    const id = Number(key)
    if (!sight.has(id)) continue
    sight.whenFree(id, () => {
      const news = [
        note.ok && put(client, keys.note(owner, id), note, sentAt),
        bindings.ok && put(client, keys.bindings(id), bindings, sentAt),
      ]
      if (found.gone.includes(id)) addGone(client, owner, id)
      if (news.includes(true)) changed.add(id)
    })
  }
  const { ledger } = found
  if (ledger) {
    // The pins stand above all entries: they would move whatever is open.
    sight.whenFree(null, () => {
      const before = client.getQueryData<Ledger>(keys.ledger(owner))
      if (client.isMutating() > 0 || !put(client, keys.ledger(owner), ledger, sentAt)) return
      seedAuthors(client, ledger)
      for (const id of differences(before, ledger)) changed.add(id)
    })
  }
  return changed.size
}

/**
 * Puts a value into the cache, and answers whether it is another one. What this visit changed since the look was sent,
 * or is changing, is newer than what the look found.
 */
function put(client: QueryClient, key: QueryKey, value: unknown, sentAt: number): boolean {
  const state = client.getQueryState(key)
  if (state && state.dataUpdatedAt > sentAt) return false
  if (client.isMutating({ mutationKey: key }) > 0) return false
  if (replaceEqualDeep(state?.data, value) === state?.data) return false
  client.setQueryData(key, value)
  return true
}

function addGone(client: QueryClient, owner: Card, entryId: number): void {
  client.setQueryData(goneQuery(owner).queryKey, (before = []) =>
    before.includes(entryId) ? before : [...before, entryId],
  )
}

/** The entries whose records came or went. */
function differences(before: Ledger | undefined, after: Ledger): number[] {
  const codes = (ledger: Ledger | undefined) =>
    new Map((ledger?.records ?? []).map(({ kind, entry }) => [codeOf(kind, entry.id), entry.id]))
  const [old, now] = [codes(before), codes(after)]
  const only = (one: typeof old, other: typeof old) => [...one].filter(([code]) => !other.has(code))
  return [...only(old, now), ...only(now, old)].map(([, id]) => id)
}
