import type { Card } from './entity-types.ts'
import type { Note } from './entry.ts'
import { onEntry } from './missing-entry.ts'
import { getNote } from './operations.ts'
import { deleteNote, saveNote } from './write-operations.ts'
import { PortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'
import { wellFormed } from './text.ts'

/** What came of an attempt to change a note: `conflict` carries the note somebody else wrote meanwhile. */
export type NoteOutcome = { saved: true } | { saved: false; conflict: Note | null }

export interface NoteChange {
  owner: Card
  entryId: number
  /** The new words; null deletes the note. */
  text: string | null
  /** The words the writer had before them; null where there was no note. */
  base: string | null
}

/**
 * Changes a note unless somebody else changed its words since they were read. A lost answer is settled by reading the
 * note again. Errors: those of the write, and MissingEntry where the entry is gone or not on the card.
 */
export async function changeNote(portal: Portal, change: NoteChange): Promise<NoteOutcome> {
  return onEntry(portal, change.owner, change.entryId, () => attemptTwice(portal, change))
}

async function attemptTwice(portal: Portal, change: NoteChange): Promise<NoteOutcome> {
  try {
    return await attempt(portal, change)
  } catch (error) {
    if (!(error instanceof PortalError) || !error.mayHaveHappened) throw error
    return attempt(portal, change)
  }
}

async function attempt(portal: Portal, { owner, entryId, ...change }: NoteChange): Promise<NoteOutcome> {
  const text = change.text === null ? null : wellFormed(change.text)
  const current = await getNote(portal, owner, entryId)
  const now = current?.text ?? null
  if (now === text) return { saved: true }
  if (now !== change.base) return { saved: false, conflict: current }
  if (text === null) await deleteNote(portal, owner, entryId)
  else await saveNote(portal, owner, entryId, text)
  return { saved: true }
}
