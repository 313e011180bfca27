import { type InfiniteData, type QueryClient, mutationOptions } from '@tanstack/react-query'
import { addEntryOnce } from '#core/add-entry.ts'
import { type Card, cardKey, entityTypeById } from '#core/entity-types.ts'
import type { Binding, Entry, Me } from '#core/entry.ts'
import type { TrailPage } from '#core/first-screen.ts'
import { loadPage } from '#core/first-screen.ts'
import { codeOf, removeRecords } from '#core/ledger.ts'
import type { NewEntry } from '#core/operations.ts'
import { totalOf, uniqueEntries } from '#core/paging.ts'
import { type Outcome, done } from '#core/portal.ts'
import { settleDelete } from '#core/settle.ts'
import type { Connection } from '#portal/connection.ts'
import { keys } from './keys.ts'
import { seedDetails } from './seed.ts'

export type Pages = InfiniteData<TrailPage, number>

export interface Draft extends NewEntry {
  /** True where an earlier try of the same draft was left without an answer. */
  unanswered: boolean
}

/** Writes a new entry once, whatever happens to the answer, and shows it where it belongs. */
export function addEntryMutation({ portal }: Connection, owner: Card, me: Me | null) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'add'],
    // One at a time: a second click waits for the first and is then told it was done.
    scope: { id: `add:${cardKey(owner)}` },
    mutationFn({ unanswered, ...entry }: Draft, { client }): Promise<Entry> {
      const after = highestId(client, owner)
      return addEntryOnce(portal, { owner, entry, authorId: me?.id ?? null, after, unanswered })
    },
    onSuccess(entry, _, __, { client }) {
      const entityType = entityTypeById(owner.entityTypeId)?.binding ?? ''
      client.setQueryData(keys.note(owner, entry.id), done(null))
      client.setQueryData(keys.bindings(entry.id), done([{ ...owner, entityType }]))
      if (me) client.setQueryData(keys.person(me.id), { id: me.id, name: me.name, position: '' })
      changePages(client, owner, (pages, order) => withNew(pages, [entry], order))
    },
  })
}

function highestId(client: QueryClient, owner: Card): number {
  const all = client.getQueriesData<Pages>({ queryKey: keys.pages(owner) })
  const entries = all.flatMap(([, data]) => (data ? uniqueEntries(data.pages) : []))
  return entries.reduce((highest, entry) => Math.max(highest, entry.id), 0)
}

/** Deletes an entry, and strikes it from the ledgers of the cards it showed on. */
export function deleteEntryMutation({ portal }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'delete'],
    async mutationFn(entryId: number, { client }): Promise<void> {
      await settleDelete(portal, entryId)
      const bindings = client.getQueryData<Outcome<Binding[]>>(keys.bindings(entryId))
      const codes = [codeOf('pin', entryId), codeOf('bind', entryId)]
      // The entry is gone either way; a ledger that keeps its name too long only shows a dead line.
      await Promise.allSettled(
        [owner, ...cardsOf(bindings)].map((card) => removeRecords(portal, card, codes)),
      )
    },
    async onSuccess(_, entryId, __, { client }) {
      changePages(client, owner, (pages) => withoutEntry(pages, entryId))
      await client.invalidateQueries({ queryKey: keys.ledger(owner) })
    },
  })
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

function withoutEntry(pages: TrailPage[], entryId: number): TrailPage[] {
  return pages.map((page) => ({
    ...page,
    total: page.total === null ? null : Math.max(0, page.total - 1),
    entries: page.entries.filter((entry) => entry.id !== entryId),
  }))
}
