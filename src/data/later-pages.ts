import type { QueryClient } from '@tanstack/react-query'
import { type Bound, isNoBoundList } from '#core/bound.ts'
import { type Order, PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { Due } from '#core/feed.ts'
import { loadBoundEntries, loadBoundRows } from '#core/later-bound.ts'
import { learnNoBoundList } from '#core/learned.ts'
import { reaches, withNewer } from '#core/list-changes.ts'
import { loadPage } from '#core/load-page.ts'
import { liveCount, newerCount } from '#core/newer-count.ts'
import type { EntryList } from '#core/operations.ts'
import { type Ask, nextAsk, showMore, withAnswer } from '#core/next-page.ts'
import { type TrailList, firstList, waitingCount } from '#core/paging.ts'
import { toPortalError } from '#core/portal-error.ts'
import { goneIds, readAgain, withAllRows } from '#core/read-again.ts'
import { loadDetails } from '#core/trail-page.ts'
import type { Connection } from '#portal/connection.ts'
import { changeBound } from './bound-lists.ts'
import { goneQuery } from './gone.ts'
import { keys } from './keys.ts'
import { seedDetails } from './seed.ts'
import { changeLists } from './trail-lists.ts'

// What reads on from the first screen. The first screen itself is not to wait for this code.

/**
 * Requests for one press. One is the rule; a second brings what the first one missed, because others wrote or deleted
 * since. The next press goes on where this one stopped.
 */
const REQUESTS = 5

/** Shows so many further entries of a list; reads them first, as far as they are not there yet. */
export async function showNext(
  { portal, memory }: Connection,
  client: QueryClient,
  owner: Card,
  order: Order,
  count: number,
): Promise<void> {
  const key = keys.ordered(owner, order)
  const change = (to: (list: TrailList) => TrailList) =>
    client.setQueryData<TrailList>(key, (list) => list && to(list))
  let isDry = false
  for (let requests = 0; requests < REQUESTS && !isDry; requests++) {
    const list = client.getQueryData<TrailList>(key)
    if (!list || waitingCount(list) >= count || (list.ended && requests > 0)) break
    const ask = nextAsk(list)
    const answer = await loadPage(portal, owner, order, ask, memory)
    seedDetails(client, owner, answer)
    const next = change((now) => withAnswer(now, answer))
    isDry = !next || (next.edge === list.edge && isSameAsk(nextAsk(next), ask))
  }
  change((list) => ({
    ...showMore(list, count),
    stuck: !list.ended && (isDry || waitingCount(list) === 0),
  }))
}

const isSameAsk = (one: Ask, other: Ask) => one.offset === other.offset && one.before === other.before

/** True where the rows say that more was written than was announced. */
export function isBehind(client: QueryClient, owner: Card, order: Order): boolean {
  const list = client.getQueryData<TrailList>(keys.ordered(owner, order))
  const head = client.getQueryData<EntryList>(keys.head(owner)) ?? NOTHING
  const gone = client.getQueryData(goneQuery(owner).queryKey) ?? []
  if (!list || order === 'oldest') return false
  return list.passed - liveCount(list, gone) > newerCount(list, head, gone)
}

const NOTHING: EntryList = { entries: [], total: null, shape: 'array' }

/** Pages of newer entries to read at the most; more than that is a new visit's business. */
const NEWER_PAGES = 5

/** Brings in what was written since the page was opened, and puts it on top. */
export async function showNewer(
  { portal, memory }: Connection,
  client: QueryClient,
  owner: Card,
): Promise<void> {
  const known = () => client.getQueryData<TrailList>(keys.ordered(owner, 'newest'))
  if (!known()) return
  const first = await loadPage(portal, owner, 'newest', { offset: 0, before: false }, memory)
  seedDetails(client, owner, first)
  let newer = firstList('newest', first)
  for (let pages = 1; pages < NEWER_PAGES; pages++) {
    const list = known()
    if (!list || reaches(newer, list)) break
    const answer = await loadPage(portal, owner, 'newest', nextAsk(newer), memory)
    seedDetails(client, owner, answer)
    newer = withAnswer(newer, answer)
  }
  setHead(client, owner, first)
  changeLists(client, owner, (list) => withNewer(list, newer))
}

function setHead(client: QueryClient, owner: Card, { entries, total }: Omit<EntryList, 'shape'>): void {
  client.setQueryData<EntryList>(keys.head(owner), (head) => head && { ...head, entries, total })
}

/** Reads all rows of a list again, and answers how many of its entries were deleted. */
export async function readAllAgain(
  { portal, memory }: Connection,
  client: QueryClient,
  owner: Card,
  list: TrailList,
): Promise<number> {
  const { order, passed } = list
  const key = keys.ordered(owner, order)
  const pages = await readAgain(portal, owner, Math.max(1, passed, list.total ?? 0))
  const now = client.getQueryData<TrailList>(key) ?? list
  const there = new Set(now.entries.map(({ id }) => id))
  const added = withAllRows(now, list, pages).entries.filter(({ id }) => !there.has(id))
  for (let k = 0; k < added.length; k += PAGE_SIZE)
    seedDetails(client, owner, await loadDetails(portal, owner, added.slice(k, k + PAGE_SIZE), memory))
  client.setQueryData<TrailList>(key, (last) => last && withAllRows(last, list, pages))
  const [head] = pages
  if (head) setHead(client, owner, head)
  const gone = goneIds(list.entries, pages)
  client.setQueryData(goneQuery(owner).queryKey, (last = []) => [...new Set([...last, ...gone])])
  return gone.length
}

/** Reads what the feed waits for: these entries that are bound here, or further rows of their list. */
export async function readDue(
  { portal, memory }: Connection,
  client: QueryClient,
  owner: Card,
  order: Order,
  due: Due | null,
): Promise<void> {
  const key = keys.bound(owner, order)
  const before = client.getQueryData<Bound>(key)
  const index = before?.state === 'listed' ? before.index : { rows: [], total: 0 }
  if (due?.read === 'entries') {
    const { entries, ...details } = await loadBoundEntries(portal, owner, due.rows, memory)
    seedDetails(client, owner, details)
    changeBound(client, owner, order, (bound) => ({
      ...bound,
      entries: { ...bound.entries, ...entries },
    }))
    return
  }
  try {
    const longer = await loadBoundRows(portal, owner, order, index)
    client.setQueryData<Bound>(key, (bound) => ({
      state: 'listed',
      index: longer,
      entries: bound?.state === 'listed' ? bound.entries : {},
    }))
  } catch (reason) {
    if (!isNoBoundList(toPortalError(reason))) throw reason
    learnNoBoundList(memory, Date.now())
    client.setQueryData<Bound>(key, { state: 'missing' })
  }
}
