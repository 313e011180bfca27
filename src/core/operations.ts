import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Binding, type Entry, type NewEntry, type Note, toBinding, toEntry, toNote } from './entry.ts'
import type { Card } from './entity-types.ts'
import { PortalError } from './portal-error.ts'
import type { Answer, Call, Portal } from './portal.ts'
import { read } from './wire/read.ts'
import { type ListShape, bindingRow, logMessageAnswer, logMessageList, note } from './wire/shapes.ts'

export interface EntryList {
  entries: Entry[]
  total: number | null
  shape: ListShape
}

/** One page of at most ten entries, whichever shape and paging the portal speaks. Errors: any. */
export async function listEntries(
  portal: Portal,
  owner: Card,
  order: calls.Order,
  offset: number,
): Promise<EntryList> {
  return readList(await portal.call(calls.listCall(owner, order, offset)))
}

export function readList(answer: Answer): EntryList {
  const list = read(logMessageList, answer.result, 'crm.timeline.logmessage.list')
  // A portal that did not count says 0 beside entries.
  const total = answer.total === 0 && list.rows.length > 0 ? null : answer.total
  return { entries: list.rows.map(toEntry), total, shape: list.shape }
}

/** One entry by id. Errors: notFound where it is gone or is no log entry. */
export async function getEntry(portal: Portal, id: number): Promise<Entry> {
  return readEntry(await portal.call(calls.getCall(id)))
}

export function readEntry(answer: Answer): Entry {
  return toEntry(read(logMessageAnswer, answer.result, 'crm.timeline.logmessage.get').logMessage)
}

/** Writes an entry once, with no repeat of any kind; `addEntryOnce` in add-entry.ts looks after lost answers. */
export async function addEntry(portal: Portal, owner: Card, entry: NewEntry): Promise<Entry> {
  return readEntry(await portal.call(calls.addCall(owner, entry)))
}

/** Deletes an entry. Errors: removingDisabled where another app or a webhook wrote it. */
export async function deleteEntry(portal: Portal, id: number): Promise<void> {
  await accepted(portal, calls.deleteCall(id))
}

/** An entry's note, or null where it has none: the portal says NOT_FOUND for both (REST docs: crm-timeline-note-get). */
export async function getNote(portal: Portal, owner: Card, entryId: number): Promise<Note | null> {
  try {
    return readNote(await portal.call(calls.noteGetCall(owner, entryId)))
  } catch (error) {
    if (error instanceof PortalError && error.code === 'notFound') return null
    throw error
  }
}

export function readNote(answer: Answer): Note {
  return toNote(read(note, answer.result, 'crm.timeline.note.get'))
}

/** Writes or overwrites the one note of an entry. Errors: refused where a portal answers a bare `false`. */
export async function saveNote(portal: Portal, owner: Card, entryId: number, text: string): Promise<void> {
  await accepted(portal, calls.noteSaveCall(owner, entryId, text))
}

export async function deleteNote(portal: Portal, owner: Card, entryId: number): Promise<void> {
  await accepted(portal, calls.noteDeleteCall(owner, entryId))
}

/** Pins an entry on a card. Errors: pinLimit where the card's slots are full. */
export async function pinEntry(portal: Portal, owner: Card, entryId: number): Promise<void> {
  await portal.call(calls.pinCall(owner, entryId))
}

/** Unpins an entry; one that was not pinned is fine too. */
export async function unpinEntry(portal: Portal, owner: Card, entryId: number): Promise<void> {
  await portal.call(calls.unpinCall(owner, entryId))
}

/** Binds an entry to a further card. Errors: refused or accessDenied, invalid for a type the portal does not take. */
export async function bindEntry(portal: Portal, entryId: number, card: Card): Promise<void> {
  await accepted(portal, calls.bindCall('bind', entryId, card))
}

/** Takes a binding away. Errors: notFound where there was none. */
export async function unbindEntry(portal: Portal, entryId: number, card: Card): Promise<void> {
  await accepted(portal, calls.bindCall('unbind', entryId, card))
}

/** All cards an entry shows on, the owner included. An unknown entry has none. */
export async function listBindings(portal: Portal, entryId: number): Promise<Binding[]> {
  return readBindings(await portal.call(calls.bindingsCall(entryId)))
}

export function readBindings(answer: Answer): Binding[] {
  return read(v.array(bindingRow), answer.result, 'crm.timeline.bindings.list').map(toBinding)
}

async function accepted(portal: Portal, call: Call): Promise<void> {
  readAccepted(await portal.call(call), call.method)
}

/** Reads the answer of a write: `true` is done, and a bare `false` how some portals refuse (docs/portal.md). */
export function readAccepted({ result }: Answer, method: string): void {
  if (result === true) return
  throw new PortalError(result === false ? 'refused' : 'unreadable', { method, status: 200 })
}
