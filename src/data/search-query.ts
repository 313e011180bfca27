import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { searchCards } from '#core/search-cards.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'

/** Cards come and go while a tab is open, so what was found is not kept for long. */
const FRESH_MS = 60_000

/** Cards of one type by words, a number or nothing; what was found before stays on screen meanwhile. */
export function searchCardsQuery({ portal }: Connection, entityTypeId: number, words: string) {
  return queryOptions({
    queryKey: keys.search(entityTypeId, words),
    queryFn: () => searchCards(portal, entityTypeId, words),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
}
