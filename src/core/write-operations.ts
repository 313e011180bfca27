import type { Card } from './entity-types.ts'
import type { Entry, NewEntry } from './entry.ts'
import { readEntry } from './operations.ts'
import { PortalError } from './portal-error.ts'
import type { Answer, Call, Portal } from './portal.ts'
import * as calls from './write-calls.ts'

/** Writes an entry once, with no repeat of any kind; `addEntryOnce` in add-entry.ts looks after lost answers. */
export async function addEntry(portal: Portal, owner: Card, entry: NewEntry): Promise<Entry> {
  return readEntry(await portal.call(calls.addCall(owner, entry)))
}

/** Deletes an entry. Errors: removingDisabled where another app or a webhook wrote it. */
export async function deleteEntry(portal: Portal, id: number): Promise<void> {
  await accepted(portal, calls.deleteCall(id))
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

async function accepted(portal: Portal, call: Call): Promise<void> {
  readAccepted(await portal.call(call), call.method)
}

/** Reads the answer of a write: `true` is done, and a bare `false` how some portals refuse (docs/portal.md). */
export function readAccepted({ result }: Answer, method: string): void {
  if (result === true) return
  throw new PortalError(result === false ? 'refused' : 'unreadable', { method, status: 200 })
}
