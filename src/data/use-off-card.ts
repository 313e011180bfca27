import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import { isAt } from '#core/entry.ts'
import { usePortal } from '#portal/use-portal.ts'
import { bindingsQuery } from './trail-queries.ts'

/** True where the entry is known to show on other cards only: the portal then neither pins nor notes it here. */
export function useOffCard(owner: Card, entryId: number): boolean {
  const bindings = useQuery({
    ...bindingsQuery(usePortal(), entryId),
    // They come with the entry; asked for one by one they would be a request an entry.
    enabled: ({ state }) => state.data !== undefined,
  }).data
  return bindings?.ok === true && !bindings.value.some((binding) => isAt(binding, owner))
}
