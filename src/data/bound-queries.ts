import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Bound } from '#core/bound.ts'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Due } from '#core/feed.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
import { keys } from './keys.ts'

/** Entries of other cards that show on this one; it comes with the first screen. Never asked for by itself. */
export function boundQuery(owner: Card, order: Order) {
  return queryOptions<Bound>({ queryKey: keys.bound(owner, order), queryFn: skipToken })
}

/** Reads what the feed waits for, and adds it to what `boundQuery` knows. */
export function dueQuery(connection: Connection, owner: Card, order: Order, due: Due | null) {
  return queryOptions({
    queryKey: [...keys.bound(owner, order), due],
    async queryFn({ client }): Promise<null> {
      const { readDue } = await fetchedCode(() => import('./later-pages.ts'), ['readDue'])
      await readDue(connection, client, owner, order, due)
      return null
    },
    // What it read is kept elsewhere; the same thing due once more is to be read once more.
    staleTime: 0,
    gcTime: 0,
    retryOnMount: false,
  })
}
