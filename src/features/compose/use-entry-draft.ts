import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Card } from '#core/entity-types.ts'
import { type EntryDraft, hasWords, readDraft } from '#core/entry-draft.ts'
import type { Me } from '#core/entry.ts'
import { usePortal } from '#portal/use-portal.ts'
import { type DraftStore, draftStore, entryDraftName } from './draft-store.ts'

export interface KeptDraft {
  draft: EntryDraft
  store: DraftStore
  /** The form opened with words of an earlier visit. */
  restored: boolean
  /** Another tab ended the draft that stood here. */
  endedElsewhere: boolean
}

/** The one draft a person has for a card: it survives reloads, and all tabs show the same. */
export function useEntryDraft(owner: Card, me: Me | null): KeptDraft {
  const { memberId } = usePortal().host
  const key = entryDraftName(memberId, me?.id ?? 0, owner)
  const store = useMemo(() => draftStore(key), [key])
  const stored = useSyncExternalStore(store.subscribe, store.stored)
  const draft = useMemo(() => readDraft(stored), [stored])
  const [restored] = useState(() => hasWords(draft))
  const [endedElsewhere, setEndedElsewhere] = useState(false)

  useEffect(() => {
    function onStorage(event: StorageEvent) {
      if (event.key !== key) return
      setEndedElsewhere(hasWords(readDraft(event.oldValue)) && !hasWords(readDraft(event.newValue)))
    }
    addEventListener('storage', onStorage)
    return () => removeEventListener('storage', onStorage)
  }, [key])

  return { draft, store, restored, endedElsewhere }
}
