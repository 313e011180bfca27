import { notifyManager, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Card } from '#core/entity-types.ts'
import { type Binding, isAt } from '#core/entry.ts'
import type { Outcome } from '#core/portal.ts'
import { keys } from './keys.ts'

/** Those of the entries that are known to be taken off the card since they were read. */
export function useLeftCard(owner: Card, entryIds: readonly number[]): readonly number[] {
  const client = useQueryClient()
  const subscribe = useCallback(
    (onChange: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(onChange)),
    [client],
  )
  const hasLeft = (id: number) => {
    const bindings = client.getQueryData<Outcome<Binding[]>>(keys.bindings(id))
    return bindings?.ok === true && !bindings.value.some((binding) => isAt(binding, owner))
  }
  // As text, so that nothing is drawn anew where nothing changed.
  const left = useSyncExternalStore(subscribe, () => entryIds.filter(hasLeft).join())
  return useMemo(() => (left === '' ? [] : left.split(',').map(Number)), [left])
}
