import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { searchCards } from '#core/search-cards.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'

/** Cards come and go while a tab is open, so what was found is not kept for long. */
const FRESH_MS = 60_000

/** Cards of some kinds by what was typed; what was found before stays on screen meanwhile. */
export function searchCardsQuery({ portal }: Connection, kinds: readonly number[], words: string) {
  return queryOptions({
    queryKey: keys.search(kinds, words),
    queryFn: () => searchCards(portal, kinds, words),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
}
