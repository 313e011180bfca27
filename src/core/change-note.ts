import type { Card } from './entity-types.ts'
import type { Note } from './entry.ts'
import * as operations from './operations.ts'
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
 * note again. Errors: those of the write, and notFound where a bare refusal hides that the entry is gone.
 */
export async function changeNote(portal: Portal, change: NoteChange): Promise<NoteOutcome> {
  try {
    return await attempt(portal, change)
  } catch (error) {
    if (!(error instanceof PortalError)) throw error
    if (error.mayHaveHappened) return attempt(portal, change)
    if (error.code === 'refused' && (await isGone(portal, change.entryId)))
      throw new PortalError('notFound', { method: error.method, status: error.status })
    throw error
  }
}

async function attempt(portal: Portal, { owner, entryId, ...change }: NoteChange): Promise<NoteOutcome> {
  const text = change.text === null ? null : wellFormed(change.text)
  const current = await operations.getNote(portal, owner, entryId)
  const now = current?.text ?? null
  if (now === text) return { saved: true }
  if (now !== change.base) return { saved: false, conflict: current }
  if (text === null) await operations.deleteNote(portal, owner, entryId)
  else await operations.saveNote(portal, owner, entryId, text)
  return { saved: true }
}

async function isGone(portal: Portal, entryId: number): Promise<boolean> {
  try {
    await operations.getEntry(portal, entryId)
    return false
  } catch (error) {
    return error instanceof PortalError && error.code === 'notFound'
  }
}
