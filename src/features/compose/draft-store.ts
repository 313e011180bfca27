import { type Card, cardKey } from '#core/entity-types.ts'
import { EMPTY_DRAFT, type EntryDraft, isSameEntry, printDraft, readDraft } from '#core/entry-draft.ts'
import type { NewEntry } from '#core/entry.ts'
import type { Journal } from '#core/send-draft.ts'
import { readStored, writeStored } from '#ui/browser-storage.ts'

/** A draft in the browser's storage, the same for every form and tab that uses its key. */
export interface DraftStore extends Journal {
  subscribe: (listener: () => void) => () => void
  /** The draft as it is stored. */
  stored: () => string | null
  read: () => EntryDraft
  change: (part: Partial<NewEntry>) => void
  replace: (draft: EntryDraft) => void
}

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** Where the draft of a new entry is stored: a person's own, one for each card. `whose` is 0 where nobody knows. */
export function entryDraftName(memberId: string, whose: number, owner: Card): string {
  return `trail:${memberId}:${whose}:entry:${cardKey(owner)}`
}

export function draftStore(key: string): DraftStore {
  const stored = () => readStored(key)
  const read = () => readDraft(stored())
  function replace(draft: EntryDraft) {
    writeStored(key, printDraft(draft))
    for (const listener of listeners) listener()
  }
  return {
    subscribe,
    stored,
    read,
    replace,
    change: (part) => replace({ ...read(), ...part }),
    draft: read,
    attempt: () => read().attempt,
    remember(attempt) {
      // A draft that was discarded meanwhile stays discarded.
      if (stored() !== null) replace({ ...read(), attempt })
    },
    settle: (sent) => replace(isSameEntry(read(), sent) ? EMPTY_DRAFT : { ...read(), attempt: null }),
  }
}
