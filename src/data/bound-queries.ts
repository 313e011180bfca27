import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query'
import { type Bound, isNoBoundList, loadBoundEntries, loadBoundRows } from '#core/bound.ts'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Due } from '#core/feed.ts'
import { learnNoBoundList } from '#core/learned.ts'
import { toPortalError } from '#core/portal-error.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { seedDetails } from './seed.ts'

/** Entries of other cards that show on this one; it comes with the first screen. Never asked for by itself. */
export function boundQuery(owner: Card, order: Order) {
  return queryOptions<Bound>({ queryKey: keys.bound(owner, order), queryFn: skipToken })
}

/** Reads what the feed waits for, and adds it to what `boundQuery` knows. */
export function dueQuery({ portal, memory }: Connection, owner: Card, order: Order, due: Due | null) {
  const key = keys.bound(owner, order)
  return queryOptions({
    queryKey: [...key, due],
    async queryFn({ client }): Promise<null> {
      const before = client.getQueryData<Bound>(key)
      const index = before?.state === 'listed' ? before.index : { rows: [], total: 0 }
      if (due?.read === 'entries') {
        const { entries, ...details } = await loadBoundEntries(portal, owner, due.rows, memory)
        seedDetails(client, owner, details)
        changeBound(client, owner, order, (bound) => ({
          ...bound,
          entries: { ...bound.entries, ...entries },
        }))
        return null
      }
      try {
        const longer = await loadBoundRows(portal, owner, order, index)
        client.setQueryData<Bound>(key, (bound) => ({
          state: 'listed',
          index: longer,
          entries: bound?.state === 'listed' ? bound.entries : {},
        }))
      } catch (reason) {
        if (!isNoBoundList(toPortalError(reason))) throw reason
        learnNoBoundList(memory, Date.now())
        client.setQueryData<Bound>(key, { state: 'missing' })
      }
      return null
    },
    // What it read is kept elsewhere; the same thing due once more is to be read once more.
    staleTime: 0,
    gcTime: 0,
    retryOnMount: false,
  })
}

type Listed = Extract<Bound, { state: 'listed' }>

function changeBound(
  client: QueryClient,
  owner: Card,
  order: Order,
  change: (bound: Listed) => Listed,
): void {
  client.setQueryData<Bound>(keys.bound(owner, order), (bound) =>
    bound?.state === 'listed' ? change(bound) : bound,
  )
}

const ORDERS = ['newest', 'oldest'] as const

/** Whether an entry shows on the card although it was created on another one, as far as the portal listed them. */
export function isListedAsBound(client: QueryClient, owner: Card, entryId: number): boolean {
  return ORDERS.some((order) => {
    const bound = client.getQueryData<Bound>(keys.bound(owner, order))
    return bound?.state === 'listed' && bound.index.rows.some(({ id }) => id === entryId)
  })
}

/** An entry of another card does not show on this one any more. */
export function leaveBound(client: QueryClient, owner: Card, entryId: number): void {
  for (const order of ORDERS)
    changeBound(client, owner, order, (bound) => ({
      ...bound,
      entries: { ...bound.entries, [entryId]: null },
    }))
}
