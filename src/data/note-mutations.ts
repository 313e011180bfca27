import { mutationOptions } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { Me, Note, Person } from '#core/entry.ts'
import { type Outcome, done } from '#core/portal.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
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
  /** The words the writer had before them; null where there was no note. */
  base: string | null
}

export function noteMutation(connection: Connection, owner: Card, entryId: number, me: Me | null) {
  const key = keys.note(owner, entryId)
  return mutationOptions({
    mutationKey: key,
    // The same entry may stand on the page twice.
    scope: { id: key.join(':') },
    async mutationFn({ text, base }: NoteEdit, { client }): Promise<void> {
      const { writeNote } = await fetchedCode(() => import('./writes.ts'), ['writeNote'])
      const outcome = await writeNote(connection, client, { owner, entryId, text, base })
      if (!outcome.saved) throw new NoteConflict(outcome.conflict)
    },
    onMutate({ text }, { client }) {
      if (me) {
        const { id, name } = me
        client.setQueryData<Person>(keys.person(id), (known) => known ?? { id, name, position: '' })
      }
      return edit<Outcome<Note | null>>(client, key, (before) =>
        done(text === null ? null : written(text, before?.ok ? before.value : null, me)),
      )
    },
    onError(error, _, putBack, { client }) {
      if (error instanceof NoteConflict) client.setQueryData(key, done(error.current))
      else putBack?.()
    },
    onSettled(_, error, __, ___, { client }) {
      const refetched = refetchAfterLast(client, key, key)
      // A refusal is said at once.
      return error ? undefined : refetched
    },
  })
}

function written(text: string, before: Note | null, me: Me | null): Note {
  const now = new Date().toISOString()
  const by = me?.id ?? 0
  return {
    text,
    createdById: before?.createdById ?? by,
    createdTime: before?.createdTime ?? now,
    updatedById: by,
    updatedTime: now,
  }
}
