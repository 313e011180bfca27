import { useMutationState } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Removal } from './entry-mutations.ts'
import { keys } from './keys.ts'

export interface LastRemoval {
  /** How many there were in this visit. */
  count: number
  what: Removal
}

/** The last entry that left this card's trail in this visit; null before the first. */
export function useLastRemoval(owner: Card): LastRemoval | null {
  const removals = useMutationState({
    filters: { mutationKey: keys.removals(owner), exact: true, status: 'success' },
    select: ({ state }): Removal => (state.data === 'gone' ? 'gone' : 'deleted'),
  })
  const what = removals.at(-1)
  return what ? { count: removals.length, what } : null
}
