import { type InfiniteData, type QueryClient, mutationOptions } from '@tanstack/react-query'
import { type Card, cardKey, entityTypeById } from '#core/entity-types.ts'
import type { Binding, Entry, Me, NewEntry } from '#core/entry.ts'
import { type TrailPage, loadPage } from '#core/trail-page.ts'
import { removeRecords } from '#core/ledger-writes.ts'
import { type Ledger, codeOf } from '#core/ledger.ts'
import { type EntryList, listEntries } from '#core/operations.ts'
import { totalOf, uniqueEntries } from '#core/paging.ts'
import { type Outcome, type Portal, done } from '#core/portal.ts'
import { PortalError } from '#core/portal-error.ts'
import { type Journal, sendDraft } from '#core/send-draft.ts'
import { settleDelete } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { alone } from './alone.ts'
import { isListedAsBound, leaveBound } from './bound-queries.ts'
import { keys } from './keys.ts'
import { learnPin } from './known-pins.ts'
import { seedDetails } from './seed.ts'

export type Pages = InfiniteData<TrailPage, number>

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
  changePages(client, owner, (pages, order) => withNew(pages, [entry], order))
}

/** The highest id of the card; asked for where the newest entries are not on screen. */
async function newestId(portal: Portal, client: QueryClient, owner: Card): Promise<number> {
  const onScreen = client.getQueryData<Pages>(keys.ordered(owner, 'newest')) !== undefined
  const head = client.getQueryData<EntryList>(keys.head(owner))?.entries ?? []
  const entries = onScreen ? head : (await listEntries(portal, owner, 'newest', 0)).entries
  return entries.reduce((highest, entry) => Math.max(highest, entry.id), highestId(client, owner))
}

function highestId(client: QueryClient, owner: Card): number {
  const all = client.getQueriesData<Pages>({ queryKey: keys.pages(owner) })
  const entries = all.flatMap(([, data]) => (data ? uniqueEntries(data.pages) : []))
  return entries.reduce((highest, entry) => Math.max(highest, entry.id), 0)
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
      changePages(client, owner, (pages) => withoutEntry(pages, entryId, counted))
      client.setQueryData<EntryList>(
        keys.head(owner),
        (head) => head && { ...head, entries: head.entries.filter((entry) => entry.id !== entryId) },
      )
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

/** Pages of newer entries to read at the most; more than that is a new visit's business. */
const NEWER_PAGES = 5

/** Brings in what was written since the page was opened, and puts it on top. */
export function newerMutation({ portal, memory }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'newer'],
    async mutationFn(_: void, { client }): Promise<TrailPage[]> {
      const known = highestId(client, owner)
      const pages: TrailPage[] = []
      while (pages.length < NEWER_PAGES) {
        const page = await loadPage(portal, owner, 'newest', uniqueEntries(pages).length, memory)
        seedDetails(client, owner, page)
        pages.push(page)
        if (page.entries.length === 0 || page.entries.some((entry) => entry.id <= known)) break
      }
      return pages
    },
    onSuccess(newer, _, __, { client }) {
      const total = totalOf(newer)
      changePages(client, owner, (pages, order) => {
        const grown = withNew(pages, uniqueEntries(newer), order)
        return total === null ? grown : grown.map((page) => ({ ...page, total }))
      })
      client.removeQueries({ queryKey: keys.head(owner), exact: true })
    },
  })
}

function changePages(
  client: QueryClient,
  owner: Card,
  change: (pages: TrailPage[], order: unknown) => TrailPage[],
): void {
  for (const [key, data] of client.getQueriesData<Pages>({ queryKey: keys.pages(owner) })) {
    if (data) client.setQueryData<Pages>(key, { ...data, pages: change(data.pages, key.at(-1)) })
  }
}

/** New entries join the page at their end of the order; at the other end paging will meet them by itself. */
function withNew(pages: TrailPage[], entries: Entry[], order: unknown): TrailPage[] {
  const known = new Set(uniqueEntries(pages).map((entry) => entry.id))
  const fresh = entries.filter((entry) => !known.has(entry.id))
  const total = (page: TrailPage) => (page.total === null ? null : page.total + fresh.length)
  return pages.map((page, k) => ({
    ...page,
    total: total(page),
    entries: order === 'newest' && k === 0 ? [...fresh, ...page.entries] : page.entries,
  }))
}

function withoutEntry(pages: TrailPage[], entryId: number, counted: boolean): TrailPage[] {
  return pages.map((page) => ({
    ...page,
    total: page.total === null || !counted ? page.total : Math.max(0, page.total - 1),
    entries: page.entries.filter((entry) => entry.id !== entryId),
  }))
}
