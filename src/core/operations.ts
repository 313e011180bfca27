import * as v from 'valibot'
import * as calls from './calls.ts'
import { type Binding, type Entry, type Note, toBinding, toEntry, toNote } from './entry.ts'
import type { Card } from './entity-types.ts'
import { PortalError } from './portal-error.ts'
import type { Answer, Portal } from './portal.ts'
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

/** All cards an entry shows on, the owner included. An unknown entry has none. */
export async function listBindings(portal: Portal, entryId: number): Promise<Binding[]> {
  return readBindings(await portal.call(calls.bindingsCall(entryId)))
}

export function readBindings(answer: Answer): Binding[] {
  return read(v.array(bindingRow), answer.result, 'crm.timeline.bindings.list').map(toBinding)
}
