import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import { screenQuery } from '#data/trail-queries.ts'
import { usePortal } from '#portal/use-portal.ts'
import { useDraft } from '#ui/use-draft.ts'
import { noteDraftName } from './note-draft-name.ts'

/**
 * The words of a note while they are written. They survive a reload, together with the words they were to replace: so
 * that a change somebody made in between is noticed. `current` is the note as it stands, empty where there is none.
 */
export function useNoteDraft(owner: Card, entryId: number, current: string) {
  const { host } = usePortal()
  const me = useQuery(screenQuery(owner)).data?.me
  const whose = me?.ok ? me.value.id : 0
  const name = noteDraftName(host.memberId, whose, owner, entryId)
  const [kept, keep, drop] = useDraft(name)
  const [keptBase, keepBase, dropBase] = useDraft(`${name}:base`)
  // A draft that says what the note says was saved after all.
  const [restored] = useState(kept !== '' && kept !== current)
  const [text, setText] = useState(restored ? kept : current)
  const [base, setBase] = useState(restored ? keptBase : current)

  function clear(): void {
    drop()
    dropBase()
  }

  return {
    text,
    /** The words this text is to replace, empty where there was no note. */
    base,
    changed: text !== current,
    /** True where the text was left here by an earlier visit. */
    restored,
    clear,
    write(next: string): void {
      setText(next)
      if (next === base) return clear()
      keep(next)
      keepBase(base)
    },
    /** The writer has seen these words and goes on. */
    rebase(seen: string): void {
      setBase(seen)
      keep(text)
      keepBase(seen)
    },
  }
}
