import { queryOptions } from '@tanstack/react-query'
import { PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { EntryList } from '#core/operations.ts'
import type { TrailList } from '#core/paging.ts'
import { goneIds, readAgain, withAllRows } from '#core/read-again.ts'
import { loadDetails } from '#core/trail-page.ts'
import type { Connection } from '#portal/connection.ts'
import { goneQuery } from './gone.ts'
import { keys } from './keys.ts'
import { seedDetails } from './seed.ts'

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
  const { portal, memory } = connection
  return queryOptions({
    queryKey: [...keys.trail(owner), 'readAgain', list?.order, ...counts],
    async queryFn({ client }): Promise<number> {
      if (!list) return 0
      const { order, passed } = list
      const key = keys.ordered(owner, order)
      const pages = await readAgain(portal, owner, Math.max(1, passed, list.total ?? 0))
      const now = client.getQueryData<TrailList>(key) ?? list
      const there = new Set(now.entries.map(({ id }) => id))
      const added = withAllRows(now, list, pages).entries.filter(({ id }) => !there.has(id))
      for (let k = 0; k < added.length; k += PAGE_SIZE)
        seedDetails(client, owner, await loadDetails(portal, owner, added.slice(k, k + PAGE_SIZE), memory))
      client.setQueryData<TrailList>(key, (last) => last && withAllRows(last, list, pages))
      const [head] = pages
      if (head)
        client.setQueryData<EntryList>(
          keys.head(owner),
          (last) => last && { ...last, entries: head.entries, total: head.total },
        )
      const gone = goneIds(list.entries, pages)
      client.setQueryData(goneQuery(owner).queryKey, (last = []) => [...new Set([...last, ...gone])])
      return gone.length
    },
  })
}
