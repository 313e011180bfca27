import type { QueryClient } from '@tanstack/react-query'
import type { Bound } from '#core/bound.ts'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { keys } from './keys.ts'

type Listed = Extract<Bound, { state: 'listed' }>

/** Changes what is known of the entries that are bound to a card, as far as the portal listed them. */
export function changeBound(
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
