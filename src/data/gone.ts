import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { keys } from './keys.ts'

/** Ids of entries on the screen that were deleted elsewhere. */
export function goneQuery(owner: Card) {
  return queryOptions<readonly number[]>({ queryKey: keys.gone(owner), queryFn: skipToken })
}

export function useIsGone(owner: Card, entryId: number): boolean {
  return useQuery({ ...goneQuery(owner), select: (ids) => ids.includes(entryId) }).data ?? false
}
