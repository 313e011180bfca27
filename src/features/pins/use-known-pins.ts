import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { knownPins, visitPinsQuery } from '#data/known-pins.ts'
import { ledgerQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

/**
 * The pins of a card as far as Trail knows them; `isPrivate` where only this user sees them, `failed` where those that
 * all see could not be read.
 */
export function useKnownPins(owner: Card) {
  const query = useQuery(ledgerQuery(usePortal(), owner))
  const ledger = query.data
  const visits = useQuery(visitPinsQuery(owner)).data ?? {}
  const failed = ledger?.failed ?? null
  return {
    pins: knownPins(ledger, visits),
    visits,
    isPrivate: ledger?.shared === false && failed === null,
    failed,
    isReading: query.isFetching,
    readAgain: () => void query.refetch(),
  }
}
