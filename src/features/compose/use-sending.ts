import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import { hasWords } from '#core/entry-draft.ts'
import type { Entry, Me, NewEntry } from '#core/entry.ts'
import { type PortalError, toPortalError } from '#core/portal-error.ts'
import { addEntryMutation } from '#data/entry-mutations.ts'
import { SLOW_MS } from '#data/use-slow-write.ts'
import { usePortal } from '#portal/use-portal.ts'
import type { DraftStore } from './draft-store.ts'

export type Progress = 'idle' | 'sending' | 'slow' | 'stopped'

/** `arrived`: an earlier version is there, and the draft goes on; `elsewhere`: nothing was sent from here. */
export type Result = 'done' | 'arrived' | 'elsewhere'

export interface Sending {
  progress: Progress
  result: Result | null
  error: PortalError | null
  send: (entry: NewEntry) => void
  stopWaiting: () => void
}

/** Sends the draft once, whatever is clicked how often, and says how it goes. */
export function useSending(
  owner: Card,
  me: Me | null,
  store: DraftStore,
  onDone: (entry: Entry) => void,
): Sending {
  const { mutate, isPending, error } = useMutation(addEntryMutation(usePortal(), owner, me, store))
  const [patience, setPatience] = useState<'fresh' | 'slow' | 'spent'>('fresh')
  const [result, setResult] = useState<Result | null>(null)
  // Two clicks may come before the first one is drawn.
  const underWay = useRef(false)

  useEffect(() => {
    if (!isPending) return
    const timer = setTimeout(() => setPatience('slow'), SLOW_MS)
    return () => clearTimeout(timer)
  }, [isPending])

  function send(entry: NewEntry) {
    // After one stopped waiting, the same try is waited for again: a second one could only double it.
    if (underWay.current) return setPatience((before) => (before === 'spent' ? 'slow' : before))
    underWay.current = true
    setPatience('fresh')
    setResult(null)
    mutate(entry, {
      onSuccess(written) {
        if (!written) return setResult('elsewhere')
        if (hasWords(store.draft())) return setResult('arrived')
        setResult('done')
        onDone(written)
      },
      onSettled: () => void (underWay.current = false),
    })
  }

  return {
    progress: isPending ? progressOf(patience) : 'idle',
    result,
    error: error ? toPortalError(error) : null,
    send,
    stopWaiting: () => setPatience('spent'),
  }
}

function progressOf(patience: 'fresh' | 'slow' | 'spent'): Progress {
  if (patience === 'spent') return 'stopped'
  return patience === 'slow' ? 'slow' : 'sending'
}
