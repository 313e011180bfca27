import { useInfiniteQuery } from '@tanstack/react-query'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { totalOf, uniqueEntries } from '#core/paging.ts'
import { type PortalError, toPortalError } from '#core/portal-error.ts'
import { pagesQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

export interface Trail {
  entries: readonly Entry[]
  /** Null where the portal did not count. */
  total: number | null
  loading: boolean
  /** Why there is nothing to show. */
  error: PortalError | null
  hasNext: boolean
  loadingNext: boolean
  nextError: PortalError | null
  loadNext: () => void
  reload: () => void
}

const NONE: readonly Entry[] = []

/** A card's entries as far as they are loaded. */
export function useTrail(owner: Card, order: Order): Trail {
  const query = useInfiniteQuery({
    ...pagesQuery(usePortal(), owner, order),
    select: ({ pages }) => ({ entries: uniqueEntries(pages), total: totalOf(pages) }),
  })
  const error = query.error ? toPortalError(query.error) : null
  return {
    entries: query.data?.entries ?? NONE,
    total: query.data?.total ?? null,
    loading: query.isPending,
    error: query.data ? null : error,
    hasNext: query.hasNextPage,
    loadingNext: query.isFetchingNextPage,
    nextError: query.isFetchNextPageError ? error : null,
    loadNext: () => void (query.isFetchingNextPage ? null : query.fetchNextPage({ cancelRefetch: false })),
    reload: () => void query.refetch(),
  }
}
