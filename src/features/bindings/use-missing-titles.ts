import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Card, cardKey, isSameCard } from '#core/entity-types.ts'
import type { Binding, Entry } from '#core/entry.ts'
import type { Outcome } from '#core/portal.ts'
import { boundEntryId, keys } from '#data/keys.ts'
import { titleQuery, titlesQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'
import { cardOf } from './shows-elsewhere.ts'

/** Cards one request asks for; a page that shows more leaves the rest with their numbers. */
const MOST = 50

/** What was asked for once is not asked again, whoever asks. */
const asked = new WeakMap<QueryClient, Set<string>>()

/**
 * Loads the titles of cards these entries are bound to, as far as the first screen did not bring them: one request for
 * all of them, and none where nothing is missing.
 */
export function useMissingTitles(owner: Card, entries: readonly Entry[]): void {
  const client = useQueryClient()
  const connection = usePortal()
  const looked = useRef(new Set<number>())

  useEffect(() => {
    function load(entryIds: readonly number[]) {
      const cards = missingOf(client, owner, entryIds)
      // Without them the chips show numbers, which is no reason to trouble anybody.
      if (cards.length > 0) client.fetchQuery(titlesQuery(connection, cards)).catch(() => {})
    }

    const fresh = entries.filter((entry) => !looked.current.has(entry.id)).map((entry) => entry.id)
    for (const id of fresh) looked.current.add(id)
    load(fresh)

    const changed = new Set<number>()
    return client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return
      const id = boundEntryId(event.query.queryKey)
      if (id === null || !looked.current.has(id)) return
      // Titles that come with the same answer are put into the cache after the bindings.
      if (changed.size === 0) queueMicrotask(() => load(takeAll(changed)))
      changed.add(id)
    })
  }, [client, connection, entries, owner])
}

function takeAll(set: Set<number>): number[] {
  const all = [...set]
  set.clear()
  return all
}

function missingOf(client: QueryClient, owner: Card, entryIds: readonly number[]): Card[] {
  const before = asked.get(client) ?? new Set()
  asked.set(client, before)
  const missing: Card[] = []
  for (const id of entryIds) {
    const outcome = client.getQueryData<Outcome<Binding[]>>(keys.bindings(id))
    for (const card of outcome?.ok ? outcome.value.map(cardOf) : []) {
      if (missing.length === MOST) return missing
      if (!card || isSameCard(card, owner) || before.has(cardKey(card))) continue
      if (client.getQueryData(titleQuery(card).queryKey) !== undefined) continue
      before.add(cardKey(card))
      missing.push(card)
    }
  }
  return missing
}
