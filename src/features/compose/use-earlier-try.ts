import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Me } from '#core/entry.ts'
import { attemptQuery } from '#data/attempt-query.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { usePortal } from '#portal/use-portal.ts'
import type { DraftStore } from './draft-store.ts'

/** Looks at once for the entry of a try that an earlier visit left open, and says what it found; null without one. */
export function useEarlierTry(owner: Card, me: Me | null, store: DraftStore): MessageKey | null {
  const [attempt] = useState(() => store.attempt())
  const { data: fate, isPending } = useQuery(
    attemptQuery(usePortal(), owner, { me, journal: store, attempt }),
  )
  if (fate === 'arrived') return 'compose.done'
  if (fate === 'changed') return 'compose.arrived'
  if (!attempt || !store.attempt()) return null
  if (isPending) return 'entry.working'
  // Where the look itself failed nobody knows more than that the draft is here.
  return fate ? 'compose.unsure' : 'compose.draft'
}
