import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Bound } from '#core/bound.ts'
import { type Order, PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { type Feed, mergeFeed } from '#core/feed.ts'
import { toPortalError } from '#core/portal-error.ts'
import { boundQuery, dueQuery } from '#data/bound-queries.ts'
import { useLeftCard } from '#data/use-left-card.ts'
import { usePortal } from '#portal/use-portal.ts'
import type { Trail } from './use-trail.ts'

/** A card's trail with the entries of other cards that show on it. */
export interface FeedTrail extends Trail, Omit<Feed, 'due'> {
  /** Whether the portal listed entries of other cards; null before it was asked. */
  boundState: Bound['state'] | null
}

/** Puts the entries that are bound to a card among its own, and reads those that the feed has come to. */
export function useFeed(owner: Card, order: Order, trail: Trail): FeedTrail {
  const bound = useQuery(boundQuery(owner, order)).data
  const { entries, loading, hasNext } = trail
  const feed = useMemo(
    () => feedOf({ entries, loading, hasNext }, bound, order),
    [entries, loading, hasNext, bound, order],
  )
  const { due, owners } = feed
  const boundIds = useMemo(() => [...owners.keys()], [owners])
  // They stay where they stand, and are marked; they do not count.
  const lost = new Set([...trail.gone, ...useLeftCard(owner, boundIds)])
  const boundCount = feed.boundCount - boundIds.filter((id) => lost.has(id)).length
  const [asked, setAsked] = useState({ order, count: PAGE_SIZE })
  const wanted = asked.order === order ? asked.count : PAGE_SIZE
  const read = useQuery({
    ...dueQuery(usePortal(), owner, order, due),
    enabled: due !== null && feed.entries.length < wanted,
  })

  const total = trail.total === null ? null : trail.total + boundCount

  function loadNext() {
    setAsked({ order, count: feed.entries.length + PAGE_SIZE })
    if (due === null) trail.loadNext()
    else if (read.isError) void read.refetch()
  }

  return {
    ...trail,
    ...feed,
    shown: feed.entries.filter(({ id }) => !lost.has(id)).length,
    total,
    boundCount,
    nextCount: due === null ? trail.nextCount : nextOf(total, feed.entries.length),
    hasNext: due !== null || hasNext,
    withheld: due === null && trail.withheld,
    loadingNext: trail.loadingNext || (due !== null && read.isFetching),
    nextError: due === null ? trail.nextError : read.error && toPortalError(read.error),
    loadNext,
    boundState: bound?.state ?? null,
  }
}

const nextOf = (total: number | null, shown: number) =>
  total === null ? PAGE_SIZE : Math.min(PAGE_SIZE, Math.max(1, total - shown))

const NOWHERE: ReadonlyMap<number, Card> = new Map()

function feedOf(
  { entries, loading, hasNext }: Pick<Trail, 'entries' | 'loading' | 'hasNext'>,
  bound: Bound | undefined,
  order: Order,
): Feed {
  const own: Feed = { entries, owners: NOWHERE, boundCount: 0, due: null }
  if (loading || !bound || bound.state === 'missing') return own
  if (bound.state === 'listed') return mergeFeed({ entries, ended: !hasNext }, bound, order)
  // Asked for once more where all the rest is shown.
  return hasNext ? own : { ...own, due: { read: 'rows' } }
}
