import { mutationOptions } from '@tanstack/react-query'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
import { keys } from './keys.ts'
import { headQuery } from './trail-queries.ts'

/** Shows so many further entries of a list; reads them first, as far as they are not there yet. */
export function nextMutation(connection: Connection, owner: Card, order: Order) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'next', order],
    async mutationFn(count: number, { client }): Promise<void> {
      const { isBehind, showNext } = await fetchedCode(
        () => import('./later-pages.ts'),
        ['isBehind', 'showNext'],
      )
      await showNext(connection, client, owner, order, count)
      if (!isBehind(client, owner, order)) return
      // It is only sooner than the next quiet look, which comes anyhow.
      await client.fetchQuery({ ...headQuery(connection, owner), staleTime: 0 }).catch(() => null)
    },
  })
}

/** Brings in what was written since the page was opened, and puts it on top. */
export function newerMutation(connection: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'newer'],
    async mutationFn(_: void, { client }): Promise<void> {
      const { showNewer } = await fetchedCode(() => import('./later-pages.ts'), ['showNewer'])
      await showNewer(connection, client, owner)
    },
  })
}
