import { useQuery, useQueryClient } from '@tanstack/react-query'
import { PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { detailsQuery, noteQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

/**
 * Reads what hangs on pinned entries that neither the first screen nor the feed brought, ten in a request: as a rule
 * the first screen brings them all, but not those of a private ledger.
 */
export function usePinDetails(owner: Card, entries: readonly Entry[]): void {
  const client = useQueryClient()
  const connection = usePortal()
  const missing = entries.filter(
    ({ id }) => client.getQueryData(noteQuery(connection, owner, id).queryKey) === undefined,
  )
  useQuery({
    ...detailsQuery(connection, owner, missing.slice(0, PAGE_SIZE)),
    enabled: missing.length > 0,
  })
}
