import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey, entityTypeById } from '#core/entity-types.ts'
import type { Binding, Entry, Me, NewEntry } from '#core/entry.ts'
import { removeRecords } from '#core/ledger-writes.ts'
import { type Ledger, codeOf } from '#core/ledger.ts'
import { type EntryList, listEntries } from '#core/operations.ts'
import { withWritten, withoutEntry } from '#core/list-changes.ts'
import { type Outcome, type Portal, done } from '#core/portal.ts'
import { PortalError } from '#core/portal-error.ts'
import { type Journal, sendDraft } from '#core/send-draft.ts'
import { settleDelete } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { alone } from './alone.ts'
import { isListedAsBound, leaveBound } from './bound-lists.ts'
import { keys } from './keys.ts'
import { learnPin } from './known-pins.ts'
import { changeLists, highestId } from './trail-lists.ts'

/**
 * Writes a new entry once, whatever happens to the answer, and shows it where it belongs. Null where the draft was
 * sent, changed or discarded elsewhere before its turn came.
 */
export function addEntryMutation({ portal, host }: Connection, owner: Card, me: Me | null, journal: Journal) {
  const name = `add:${cardKey(owner)}`
  return mutationOptions({
    mutationKey: keys.adding(owner),
    // One at a time: a second try waits for the first, and then learns what became of it.
    scope: { id: name },
    mutationFn: (entry: NewEntry, { client }): Promise<Entry | null> =>
      alone(`trail:${host.memberId}:${name}`, () =>
        sendDraft(portal, {
          owner,
          entry,
          authorId: me?.id ?? null,
          journal,
          newestId: () => newestId(portal, client, owner),
          now: Date.now,
        }),
      ),
    onSuccess(entry, _, __, { client }) {
      if (entry) showWritten(client, owner, me, entry)
    },
  })
}

/** Puts an entry that was just written where it belongs. */
export function showWritten(client: QueryClient, owner: Card, me: Me | null, entry: Entry): void {
  const entityType = entityTypeById(owner.entityTypeId)?.binding ?? ''
  client.setQueryData(keys.note(owner, entry.id), done(null))
  client.setQueryData(keys.bindings(entry.id), done([{ ...owner, entityType }]))
  if (me) client.setQueryData(keys.person(me.id), { id: me.id, name: me.name, position: '' })
  changeLists(client, owner, (list) => withWritten(list, entry))
}

/** The highest id of the card; asked for where the newest entries are not on screen. */
async function newestId(portal: Portal, client: QueryClient, owner: Card): Promise<number> {
  const onScreen = client.getQueryData(keys.ordered(owner, 'newest')) !== undefined
  const head = client.getQueryData<EntryList>(keys.head(owner))?.entries ?? []
  const entries = onScreen ? head : (await listEntries(portal, owner, 'newest', 0)).entries
  return entries.reduce((highest, entry) => Math.max(highest, entry.id), highestId(client, owner))
}

/** `gone`: somebody had deleted it before. */
export type Removal = 'deleted' | 'gone'

/**
 * Deletes an entry, and strikes it from the ledgers of the cards it showed on. One that is gone already leaves the
 * screen and the ledgers too.
 */
export function deleteEntryMutation({ portal }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: keys.removals(owner),
    async mutationFn(entryId: number, { client }): Promise<Removal> {
      const removal = await deleted(portal, entryId)
      const bindings = client.getQueryData<Outcome<Binding[]>>(keys.bindings(entryId))
      const codes = [codeOf('pin', entryId), codeOf('bind', entryId)]
      // The entry is gone either way; a ledger that keeps its name too long only shows a dead line.
      await Promise.allSettled(
        [owner, ...cardsOf(bindings)].map((card) => removeRecords(portal, card, codes)),
      )
      return removal
    },
    async onSuccess(_, entryId, __, { client }) {
      const counted = !isBoundHere(client, owner, entryId)
      learnPin(client, owner, entryId, undefined)
      leaveBound(client, owner, entryId)
      changeLists(client, owner, (list) => withoutEntry(list, entryId, counted))
      client.setQueryData<EntryList>(keys.head(owner), (head) => head && without(head, entryId, counted))
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.ledger(owner) }),
        client.resetQueries({ queryKey: keys.linked(entryId) }),
      ])
    },
  })
}

async function deleted(portal: Portal, entryId: number): Promise<Removal> {
  try {
    await settleDelete(portal, entryId)
    return 'deleted'
  } catch (error) {
    if (error instanceof PortalError && error.code === 'notFound') return 'gone'
    throw error
  }
}

/** Entries bound here from other cards are no part of this card's own count. */
function isBoundHere(client: QueryClient, owner: Card, entryId: number): boolean {
  const records = client.getQueryData<Ledger>(keys.ledger(owner))?.records ?? []
  if (isListedAsBound(client, owner, entryId)) return true
  return records.some((record) => record.kind === 'bind' && record.entry.id === entryId)
}

function cardsOf(bindings: Outcome<Binding[]> | undefined): Card[] {
  if (!bindings?.ok) return []
  return bindings.value.flatMap(({ entityTypeId, entityId }) =>
    entityTypeId === null ? [] : [{ entityTypeId, entityId }],
  )
}

function without(head: EntryList, entryId: number, counted: boolean): EntryList {
  const total = head.total === null || !counted ? head.total : Math.max(0, head.total - 1)
  return { ...head, total, entries: head.entries.filter((entry) => entry.id !== entryId) }
}
