import type { QueryClient } from '@tanstack/react-query'
import { type NoteChange, type NoteOutcome, changeNote } from '#core/change-note.ts'
import type { Card } from '#core/entity-types.ts'
import type { Note } from '#core/entry.ts'
import { addRecord, removeRecords } from '#core/ledger-writes.ts'
import { type Ledger, type LedgerRecord, codeOf } from '#core/ledger.ts'
import { onEntry } from '#core/missing-entry.ts'
import { PortalError } from '#core/portal-error.ts'
import type { Portal } from '#core/portal.ts'
import { settlePin, settleUnpin, settled } from '#core/settle.ts'
import { loadPeople } from '#core/trail-page.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { knownPins, learnNow, visitPinsQuery } from './known-pins.ts'
import { learnFullAt } from './pin-limit.ts'
import { knownName } from './use-names.ts'

// What the first screen's own writes do. It is fetched before the first click: nothing of it is needed to draw.

/** Pins an entry, and writes that down for the others. */
export async function pin(
  { portal, memory }: Connection,
  client: QueryClient,
  owner: Card,
  record: LedgerRecord,
): Promise<void> {
  const { id, authorId } = record.entry
  try {
    await onEntry(portal, owner, id, () => settlePin(portal, owner, id))
  } catch (error) {
    if (error instanceof PortalError && error.code === 'pinLimit')
      learnFullAt(memory, othersPinned(client, owner, id))
    throw error
  }
  learnNow(client, owner, id, { state: 'pinned', record })
  return addRecord(portal, owner, { ...record, author: knownName(client, authorId) })
}

function othersPinned(client: QueryClient, owner: Card, entryId: number): number {
  const ledger = client.getQueryData<Ledger>(keys.ledger(owner))
  const visits = client.getQueryData(visitPinsQuery(owner).queryKey) ?? {}
  const others = knownPins(ledger, visits).filter(({ record }) => record.entry.id !== entryId)
  return others.filter(({ state }) => state === 'pinned').length
}

/** Unpins an entry, and has the ledger forget it. */
export async function unpin(
  { portal }: Connection,
  client: QueryClient,
  owner: Card,
  entryId: number,
): Promise<void> {
  const forget = () => settled(() => removeRecords(portal, owner, [codeOf('pin', entryId)]))
  try {
    await settleUnpin(portal, owner, entryId)
  } catch (error) {
    // What is not on this card any more holds no slot either, so the ledger need not keep it.
    if (error instanceof PortalError && error.code === 'notFound') await forget()
    throw error
  }
  learnNow(client, owner, entryId, { state: 'free', record: null })
  return forget()
}

/** Changes a note; of one that somebody else changed meanwhile it learns who that was. */
export async function writeNote(
  { portal }: Connection,
  client: QueryClient,
  change: NoteChange,
): Promise<NoteOutcome> {
  const outcome = await changeNote(portal, change)
  if (!outcome.saved && outcome.conflict) await nameWriter(portal, client, outcome.conflict)
  return outcome
}

/** Whoever changed a note meanwhile may be known by nothing else on the screen. A name that fails is no failure. */
async function nameWriter(portal: Portal, client: QueryClient, note: Note): Promise<void> {
  const id = note.updatedById || note.createdById
  if (client.getQueryData(keys.person(id)) !== undefined) return
  const [person] = await loadPeople(portal, [id])
  if (person) client.setQueryData(keys.person(id), person)
}
