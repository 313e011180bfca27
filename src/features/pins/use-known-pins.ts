import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { knownPins, visitPinsQuery } from '#data/known-pins.ts'
import { ledgerQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

/** The pins of a card as far as Trail knows them; `isPrivate` where only this user sees them. */
export function useKnownPins(owner: Card) {
  const ledger = useQuery(ledgerQuery(usePortal(), owner)).data
  const visits = useQuery(visitPinsQuery(owner)).data ?? {}
  return { pins: knownPins(ledger, visits), visits, isPrivate: ledger?.shared === false }
}
