import type { QueryClient } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { TrailList } from '#core/paging.ts'
import { keys } from './keys.ts'

/** Changes a card's lists in both orders, as far as they are there. */
export function changeLists(client: QueryClient, owner: Card, change: (list: TrailList) => TrailList): void {
  client.setQueriesData<TrailList>({ queryKey: keys.pages(owner) }, (list) => list && change(list))
}

/** The highest entry id of a card that is known, or 0. */
export function highestId(client: QueryClient, owner: Card): number {
  const lists = client.getQueriesData<TrailList>({ queryKey: keys.pages(owner) })
  const ids = lists.flatMap(([, list]) => list?.entries.map(({ id }) => id) ?? [])
  return ids.reduce((highest, id) => Math.max(highest, id), 0)
}
