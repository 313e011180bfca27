import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { type PortalError, toPortalError } from '#core/portal-error.ts'
import { type TrailView, trailView } from '#core/trail-view.ts'
import { goneQuery } from '#data/gone.ts'
import { nextMutation } from '#data/paging-mutations.ts'
import { readAgainQuery } from '#data/read-again-query.ts'
import { headQuery, listQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'

export interface Trail extends TrailView {
  /** Ids of entries that were found deleted. */
  gone: readonly number[]
  loading: boolean
  /** Why there is nothing to show. */
  error: PortalError | null
  hasNext: boolean
  /** True where the portal counts more entries than it gives out; `loadNext` tries again. */
  withheld: boolean
  loadingNext: boolean
  nextError: PortalError | null
  loadNext: () => void
  reload: () => void
}

const NONE: readonly number[] = []

const NOTHING: TrailView = { entries: [], shown: 0, total: null, written: 0, nextCount: 0, missing: 0 }

/** A card's entries as far as they are shown, and what is said of them. */
export function useTrail(owner: Card, order: Order): Trail {
  const connection = usePortal()
  const client = useQueryClient()
  const query = useQuery(listQuery(connection, owner, order))
  const head = useQuery({ ...headQuery(connection, owner), enabled: false })
  const gone = useQuery(goneQuery(owner)).data ?? NONE
  const nextOptions = nextMutation(connection, owner, order)
  const next = useMutation(nextOptions)
  const list = query.data
  const isHeadLater = head.dataUpdatedAt > query.dataUpdatedAt
  const view = useMemo(
    () => (list ? trailView(list, { head: head.data, isHeadLater, gone }) : NOTHING),
    [list, head.data, isHeadLater, gone],
  )
  const { missing } = view
  const counts = missing === 0 ? [] : [list?.entries.length ?? 0, gone.length, view.total, missing]
  const again = useQuery({
    ...readAgainQuery(connection, owner, list, counts),
    enabled: missing !== 0 && !next.isPending,
  })
  const nextError = next.error ?? again.error
  const hasNext = view.nextCount > 0

  function loadNext() {
    if (!hasNext && missing !== 0) void again.refetch()
    else if (client.isMutating({ mutationKey: nextOptions.mutationKey }) === 0) next.mutate(view.nextCount)
  }

  return {
    ...view,
    gone,
    loading: query.isPending,
    error: query.error && !list ? toPortalError(query.error) : null,
    hasNext,
    withheld: list?.stuck === true || (missing > 0 && again.isSuccess && !again.isFetching),
    loadingNext: next.isPending || again.isFetching,
    nextError: nextError && toPortalError(nextError),
    loadNext,
    reload: () => void query.refetch(),
  }
}
