import { mutationOptions } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Me, Note } from '#core/entry.ts'
import { type Outcome, done } from '#core/portal.ts'
import { changeNote } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { edit, refetchAfterLast } from './optimism.ts'

/** Somebody else changed the note since it was read; nothing was overwritten. */
export class NoteConflict extends Error {
  readonly current: Note | null

  constructor(current: Note | null) {
    super('the note was changed by somebody else')
    this.name = 'NoteConflict'
    this.current = current
  }
}

export interface NoteEdit {
  /** Null deletes the note. */
  text: string | null
  base: Note | null
}

export function noteMutation({ portal }: Connection, owner: Card, entryId: number, me: Me | null) {
  const key = keys.note(owner, entryId)
  return mutationOptions({
    mutationKey: key,
    async mutationFn({ text, base }: NoteEdit): Promise<void> {
      const outcome = await changeNote(portal, { owner, entryId, text, base })
      if (!outcome.saved) throw new NoteConflict(outcome.conflict)
    },
    onMutate: ({ text, base }, { client }) =>
      edit<Outcome<Note | null>>(client, key, () => done(text === null ? null : written(text, base, me))),
    onError: (_, __, putBack) => putBack?.(),
    onSettled: (_, __, ___, ____, { client }) => refetchAfterLast(client, key, key),
  })
}

function written(text: string, base: Note | null, me: Me | null): Note {
  const now = new Date().toISOString()
  const by = me?.id ?? 0
  return {
    text,
    createdById: base?.createdById ?? by,
    createdTime: base?.createdTime ?? now,
    updatedById: by,
    updatedTime: now,
  }
}
