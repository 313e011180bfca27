import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { pinSearchMutation } from '#data/pin-search-mutation.ts'
import { usePortal } from '#portal/use-portal.ts'

/** The search for pins made outside Trail; it ends with the panel that began it. */
export function usePinSearch(owner: Card, wantedId: number, known: readonly Entry[], onRoom: () => void) {
  const search = useMutation(pinSearchMutation(usePortal(), owner))
  const [progress, setProgress] = useState<{ checked: number; all: number } | null>(null)
  const [mended, setMended] = useState<Entry | null>(null)
  const stopping = useRef<AbortController>(null)

  useEffect(() => () => stopping.current?.abort(), [])

  return {
    busy: search.isPending,
    /** How far the last search came; null before the first. */
    progress,
    /** True where every entry was checked. */
    complete: search.data === 'all',
    error: search.error,
    /** A pin that was off for a moment, because the portal cut its check in two. */
    mended,
    start(): void {
      if (search.isPending) return
      stopping.current = new AbortController()
      setProgress(null)
      search.mutate(
        {
          wantedId,
          known,
          signal: stopping.current.signal,
          onStep(step) {
            setProgress(step)
            if (step.mended) setMended(step.mended)
          },
        },
        { onSuccess: (end) => end === 'room' && onRoom() },
      )
    },
    /** Forgets why the last search failed. */
    reset: search.reset,
    stop: () => stopping.current?.abort(),
  }
}
