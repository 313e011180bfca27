import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { keys } from './keys.ts'

/** By entry id: why the portal does not delete it, as a refused try of this visit has taught. */
export function refusalsQuery(owner: Card) {
  return queryOptions<Readonly<Record<number, MessageKey>>>({
    queryKey: keys.refusals(owner),
    queryFn: skipToken,
  })
}

export function learnRefusal(client: QueryClient, owner: Card, entryId: number, reason: MessageKey): void {
  client.setQueryData(refusalsQuery(owner).queryKey, (before = {}) => ({ ...before, [entryId]: reason }))
}
