import type { Card } from './entity-types.ts'
import { type Note, isAt } from './entry.ts'
import * as operations from './operations.ts'
import { type ErrorCode, PortalError } from './portal-error.ts'
import type { Portal } from './portal.ts'
import { wellFormed } from './text.ts'

/**
 * Does a thing whose repetition changes nothing, and does it once more where the answer was lost. `already` are the
 * refusals that a repetition gets when the lost attempt had worked.
 */
async function settled(act: () => Promise<void>, already: readonly ErrorCode[] = []): Promise<void> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof PortalError) || !error.mayHaveHappened) throw error
  }
  try {
    await act()
  } catch (error) {
    if (error instanceof PortalError && already.includes(error.code)) return
    throw error
  }
}

/** Pins; pinning what is pinned is the same pin (portal-behaviour of on-premise builds: one flag a binding). */
export function settlePin(portal: Portal, owner: Card, entryId: number): Promise<void> {
  return settled(() => operations.pinEntry(portal, owner, entryId))
}

export function settleUnpin(portal: Portal, owner: Card, entryId: number): Promise<void> {
  return settled(() => operations.unpinEntry(portal, owner, entryId))
}

/**
 * Binds; binding twice makes no second row (REST docs: crm-timeline-bindings-bind). Where two answers were lost, the
 * list of bindings decides.
 */
export async function settleBind(portal: Portal, entryId: number, card: Card): Promise<void> {
  try {
    await settled(() => operations.bindEntry(portal, entryId, card))
  } catch (error) {
    if (!isDoubtful(error) || (await isBound(portal, entryId, card)) !== true) throw error
  }
}

/** Takes a binding away; that it was gone already is fine, whatever the portal's words for it. */
export async function settleUnbind(portal: Portal, entryId: number, card: Card): Promise<void> {
  try {
    await settled(() => operations.unbindEntry(portal, entryId, card))
  } catch (error) {
    if (!isDoubtful(error) || (await isBound(portal, entryId, card)) !== false) throw error
  }
}

/** True where the wish may have come true all the same: no answer, or a refusal in words nobody can tell apart. */
function isDoubtful(error: unknown): boolean {
  if (!(error instanceof PortalError)) return false
  const unclear = error.code === 'refused' && error.status !== 200
  return error.mayHaveHappened || error.code === 'notFound' || unclear
}

/** Null where the portal does not tell. */
async function isBound(portal: Portal, entryId: number, card: Card): Promise<boolean | null> {
  try {
    const bindings = await operations.listBindings(portal, entryId)
    return bindings.some((binding) => isAt(binding, card))
  } catch {
    return null
  }
}

export function settleDelete(portal: Portal, entryId: number): Promise<void> {
  return settled(() => operations.deleteEntry(portal, entryId), ['notFound'])
}

/** What came of an attempt to change a note: `conflict` carries the note somebody else wrote meanwhile. */
export type NoteOutcome = { saved: true } | { saved: false; conflict: Note | null }

export interface NoteChange {
  owner: Card
  entryId: number
  /** The new text; null deletes the note. */
  text: string | null
  /** The note as the writer read it. */
  base: Note | null
}

/**
 * Changes a note unless somebody else changed it since it was read. Errors: those of the write. A lost answer is
 * settled by reading the note again.
 */
export async function changeNote(portal: Portal, change: NoteChange): Promise<NoteOutcome> {
  const { owner, entryId, base } = change
  const text = change.text === null ? null : wellFormed(change.text)
  const current = await operations.getNote(portal, owner, entryId)
  if ((current?.text ?? null) === text) return { saved: true }
  if (!isSameNote(current, base)) return { saved: false, conflict: current }
  await settled(() => write(portal, owner, entryId, text), text === null ? NO_NOTE : [])
  return { saved: true }
}

/** How portals answer the deletion of a note that is not there (docs/portal.md). */
const NO_NOTE: readonly ErrorCode[] = ['notFound', 'refused']

function write(portal: Portal, owner: Card, entryId: number, text: string | null): Promise<void> {
  if (text === null) return operations.deleteNote(portal, owner, entryId)
  return operations.saveNote(portal, owner, entryId, text)
}

function isSameNote(one: Note | null, other: Note | null): boolean {
  return one?.text === other?.text && one?.updatedTime === other?.updatedTime
}
