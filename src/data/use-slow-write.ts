import { type Mutation, hashKey, partialMatchKey, useMutationState } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import { keys } from './keys.ts'

/** From then on a person asks what has become of a click, in milliseconds. */
export const SLOW_MS = 3_000

/** True where something that was to be changed on an entry has been without an answer for a while. */
export function useSlowWrite(owner: Card, entryId: number): boolean {
  const begun = useMutationState({
    filters: { status: 'pending', predicate: (mutation) => concerns(mutation, owner, entryId) },
    select: ({ state }) => state.submittedAt,
  })
  const since = begun.length > 0 ? Math.min(...begun) : null
  const [slowSince, setSlowSince] = useState<number | null>(null)

  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setSlowSince(since), Math.max(0, since + SLOW_MS - Date.now()))
    return () => clearTimeout(timer)
  }, [since])

  return since !== null && slowSince === since
}

function concerns({ options, state }: Mutation, owner: Card, entryId: number): boolean {
  const key = options.mutationKey ?? []
  if (hashKey(key) === hashKey(keys.removals(owner))) return state.variables === entryId
  const own = [keys.note(owner, entryId), keys.pin(owner, entryId), keys.bindings(entryId)]
  return own.some((each) => partialMatchKey(key, each))
}
