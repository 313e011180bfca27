import { queryOptions } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { TrailList } from '#core/paging.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
import { keys } from './keys.ts'

/**
 * Reads all rows of a list again, where the entries on the screen are not as many as the portal counts: some were
 * deleted, or some never came. Answers how many were deleted. For the same `counts` it is asked once.
 */
export function readAgainQuery(
  connection: Connection,
  owner: Card,
  list: TrailList | undefined,
  counts: readonly (number | null)[],
) {
  return queryOptions({
    queryKey: [...keys.trail(owner), 'readAgain', list?.order, ...counts],
    async queryFn({ client }): Promise<number> {
      if (!list) return 0
      const { readAllAgain } = await fetchedCode(() => import('./later-pages.ts'), ['readAllAgain'])
      return readAllAgain(connection, client, owner, list)
    },
  })
}
