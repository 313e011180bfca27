import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { type FirstScreen, loadFirstScreen } from '#core/first-screen.ts'
import { loadDetails } from '#core/trail-page.ts'
import { type Entry, type Person, isAt } from '#core/entry.ts'
import { getLedger } from '#core/ledger.ts'
import { getEntry, getNote, listBindings } from '#core/operations.ts'
import { type TrailList, firstList } from '#core/paging.ts'
import { PortalError } from '#core/portal-error.ts'
import { done } from '#core/portal.ts'
import { loadTitles } from '#core/entry-details.ts'
import type { Connection } from '#portal/connection.ts'
import { fetchedCode } from './fetched-code.ts'
import { keys } from './keys.ts'
import type { Head } from './look.ts'
import { seedDetails, seedScreen, seedTitles } from './seed.ts'

/** Between two quiet looks; colleagues behind one address share two requests a second. */
export const LOOK_MS = 45_000

/** A card's entries as far as they were read. The first ten bring the whole first screen with them. */
export function listQuery({ portal, memory }: Connection, owner: Card, order: Order) {
  return queryOptions({
    queryKey: keys.ordered(owner, order),
    // It is asked for before there is a screen; what failed until then is to be told, not asked again unseen.
    retryOnMount: false,
    async queryFn({ client }): Promise<TrailList> {
      const screen = await loadFirstScreen(portal, owner, order, memory)
      seedScreen(client, owner, order, screen)
      return firstList(order, screen.page)
    },
  })
}

/** What came with the first page and is the card's, not an entry's. Never asked for by itself. */
export function screenQuery(owner: Card) {
  return queryOptions<Omit<FirstScreen, 'page' | 'bound'>>({
    queryKey: keys.screen(owner),
    queryFn: skipToken,
  })
}

/** The newest ten. To ask for them is to look: what others did to the entries in sight comes with them. */
export function headQuery(connection: Connection, owner: Card) {
  return queryOptions<Head>({
    queryKey: keys.head(owner),
    async queryFn({ client }) {
      // The first look comes after the first screen, which is not to wait for this code.
      const { look } = await fetchedCode(() => import('./look.ts'), ['look'])
      return look(connection, client, owner)
    },
    initialData: NOTHING_YET,
  })
}

const NOTHING_YET: Head = { entries: [], total: null, shape: 'array', changed: 0 }

export function noteQuery({ portal }: Connection, owner: Card, entryId: number) {
  return queryOptions({
    queryKey: keys.note(owner, entryId),
    queryFn: async () => done(await getNote(portal, owner, entryId)),
  })
}

export function bindingsQuery({ portal }: Connection, entryId: number) {
  return queryOptions({
    queryKey: keys.bindings(entryId),
    queryFn: async () => done(await listBindings(portal, entryId)),
  })
}

export function ledgerQuery({ portal }: Connection, owner: Card) {
  return queryOptions({
    queryKey: keys.ledger(owner),
    queryFn: () => getLedger(portal, owner),
    // It comes with the first screen; what is drawn before that must not ask for it a second time.
    enabled: ({ state }) => state.data !== undefined,
  })
}

/** One entry whole: a link's target, or the rest of a text the ledger keeps cut. */
export function entryQuery({ portal }: Connection, entryId: number) {
  return queryOptions({ queryKey: keys.entry(entryId), queryFn: () => getEntry(portal, entryId) })
}

/** A link's target with its note, bindings and author. */
export function linkedEntryQuery({ portal, memory }: Connection, owner: Card, entryId: number) {
  return queryOptions({
    queryKey: keys.linked(entryId),
    async queryFn({ client }): Promise<Entry> {
      const entry = await getEntry(portal, entryId)
      const details = await loadDetails(portal, owner, [entry], memory)
      const bindings = details.byEntry[entryId]?.bindings
      // A link may name any entry; one of another card is not this card's to pin or note.
      if (bindings?.ok && !bindings.value.some((each) => isAt(each, owner)))
        throw new PortalError('notFound', { method: 'crm.timeline.logmessage.get' })
      seedDetails(client, owner, details)
      return entry
    },
  })
}

/** Notes, bindings and authors of entries that are known already, in one request. */
export function detailsQuery({ portal, memory }: Connection, owner: Card, entries: readonly Entry[]) {
  return queryOptions({
    queryKey: [...keys.trail(owner), 'details', entries.map((entry) => entry.id)],
    async queryFn({ client }) {
      const details = await loadDetails(portal, owner, entries, memory)
      seedDetails(client, owner, details)
      return details
    },
  })
}

/** Null where the portal no longer knows the user. Never asked for by itself. */
export function personQuery(userId: number) {
  return queryOptions<Person>({ queryKey: keys.person(userId), queryFn: skipToken })
}

/** Empty where the caller may not read the card. Never asked for by itself. */
export function titleQuery(card: Card) {
  return queryOptions<string>({ queryKey: keys.title(card), queryFn: skipToken })
}

/** Titles of several cards in one request. */
export function titlesQuery({ portal }: Connection, cards: readonly Card[]) {
  return queryOptions({
    queryKey: ['titles', cards],
    async queryFn({ client }) {
      const titles = await loadTitles(portal, cards)
      seedTitles(client, titles)
      return titles
    },
  })
}
