import { useCallback, useState } from 'react'
import { readStored, writeStored } from './browser-storage.ts'

/** Text that survives a reload until it is cleared: `[text, setText, clear]`. A new key reads its own draft. */
export function useDraft(storageKey: string): [string, (text: string) => void, () => void] {
  const [draft, setDraft] = useState({ key: storageKey, text: readStored(storageKey) ?? '' })
  let { text } = draft
  if (draft.key !== storageKey) {
    text = readStored(storageKey) ?? ''
    setDraft({ key: storageKey, text })
  }

  const setText = useCallback(
    (next: string) => {
      writeStored(storageKey, next || null)
      setDraft({ key: storageKey, text: next })
    },
    [storageKey],
  )
  const clear = useCallback(() => setText(''), [setText])
  return [text, setText, clear]
}
