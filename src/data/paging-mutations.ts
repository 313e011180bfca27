import { type QueryClient, mutationOptions } from '@tanstack/react-query'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { liveCount, newerCount, reaches, withNewer } from '#core/list-changes.ts'
import type { EntryList } from '#core/operations.ts'
import {
  type Ask,
  type TrailList,
  firstList,
  nextAsk,
  showMore,
  waitingCount,
  withAnswer,
} from '#core/paging.ts'
import { loadPage } from '#core/trail-page.ts'
import type { Connection } from '#portal/connection.ts'
import { goneQuery } from './gone.ts'
import { keys } from './keys.ts'
import { seedDetails } from './seed.ts'
import { headQuery } from './trail-queries.ts'
import { changeLists } from './trail-lists.ts'

/**
 * Requests for one press. One is the rule; a second brings what the first one missed, because others wrote or deleted
 * since. The next press goes on where this one stopped.
 */
const REQUESTS = 5

/** Shows so many further entries of a list; reads them first, as far as they are not there yet. */
export function nextMutation(connection: Connection, owner: Card, order: Order) {
  const { portal, memory } = connection
  const key = keys.ordered(owner, order)
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'next', order],
    async mutationFn(count: number, { client }): Promise<void> {
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
      await lookForNewer(connection, client, owner, order)
    },
  })
}

const isSameAsk = (one: Ask, other: Ask) => one.offset === other.offset && one.before === other.before

/** Where the rows say that more was written than was announced, it is asked for at once. */
async function lookForNewer(
  connection: Connection,
  client: QueryClient,
  owner: Card,
  order: Order,
): Promise<void> {
  const list = client.getQueryData<TrailList>(keys.ordered(owner, order))
  const head = client.getQueryData<EntryList>(keys.head(owner)) ?? NOTHING
  const gone = client.getQueryData(goneQuery(owner).queryKey) ?? []
  if (!list || order === 'oldest') return
  if (list.passed - liveCount(list, gone) <= newerCount(list, head, gone)) return
  // It is only sooner than the next quiet look, which comes anyhow.
  await client.fetchQuery({ ...headQuery(connection, owner), staleTime: 0 }).catch(() => null)
}

const NOTHING: EntryList = { entries: [], total: null, shape: 'array' }

/** Pages of newer entries to read at the most; more than that is a new visit's business. */
const NEWER_PAGES = 5

/** Brings in what was written since the page was opened, and puts it on top. */
export function newerMutation({ portal, memory }: Connection, owner: Card) {
  return mutationOptions({
    mutationKey: [...keys.trail(owner), 'newer'],
    async mutationFn(_: void, { client }): Promise<void> {
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
      const { entries, total } = first
      client.setQueryData<EntryList>(keys.head(owner), (head) => head && { ...head, entries, total })
      changeLists(client, owner, (list) => withNewer(list, newer))
    },
  })
}
