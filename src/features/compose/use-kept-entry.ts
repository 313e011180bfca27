import { useIsMutating, useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { Card } from '#core/entity-types.ts'
import { hasWords } from '#core/entry-draft.ts'
import { keys } from '#data/keys.ts'
import { screenQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'
import { draftStore, entryDraftName } from './draft-store.ts'

/** Whether an entry waits here unsent. It says so where the form is closed, so it must not bring the form with it. */
export function useKeptEntry(owner: Card): boolean {
  const { memberId } = usePortal().host
  const me = useQuery(screenQuery(owner)).data?.me
  const name = entryDraftName(memberId, me?.ok ? me.value.id : 0, owner)
  const store = useMemo(() => draftStore(name), [name])
  const kept = useSyncExternalStore(store.subscribe, () => store.stored() !== null && hasWords(store.read()))
  const sending = useIsMutating({ mutationKey: keys.adding(owner) }) > 0
  return kept && !sending
}
