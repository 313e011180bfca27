import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Bound } from './bound.ts'
import { type Feed, mergeFeed } from './feed.ts'

type Listed = Extract<Bound, { state: 'listed' }>

const ORDERS = ['newest', 'oldest'] as const
const ENTRY = { created: null, authorId: 7, title: 'Called', text: '', iconCode: '' }
const CONTACT = { entityTypeId: 3, entityId: 50 }

const entryOf = (id: number) => ({ ...ENTRY, id })
const idsOf = ({ entries }: Feed) => entries.map(({ id }) => id)

function bound(ids: readonly number[], read: readonly number[] = [], total = ids.length): Listed {
  return {
    state: 'listed',
    index: { rows: ids.map((id) => ({ id, owner: CONTACT })), total },
    entries: Object.fromEntries(read.map((id) => [id, entryOf(id)])),
  }
}

it('puts bound entries where they belong, and says where they come from', () => {
  const feed = mergeFeed({ entries: [9, 5, 2].map(entryOf), ended: true }, bound([7, 1], [7, 1]), 'newest')
  expect(idsOf(feed)).toEqual([9, 7, 5, 2, 1])
  expect(feed).toMatchObject({ boundCount: 2, due: null })
  expect([...feed.owners]).toEqual([
    [7, CONTACT],
    [1, CONTACT],
  ])
})

it('goes no further than to an entry that is not read, and names those that are due', () => {
  const feed = mergeFeed({ entries: [9, 5, 2].map(entryOf), ended: false }, bound([7, 3, 1]), 'newest')
  expect(idsOf(feed)).toEqual([9])
  expect(feed.due).toEqual({ read: 'entries', rows: [7, 3].map((id) => ({ id, owner: CONTACT })) })
})

it('lets what lies beyond the last own entry wait for the next page', () => {
  const feed = mergeFeed({ entries: [9, 5].map(entryOf), ended: false }, bound([7, 1], [7, 1]), 'newest')
  expect(idsOf(feed)).toEqual([9, 7, 5])
  expect(feed.due).toBeNull()
})

it('asks for further rows where the list breaks off among own entries', () => {
  const feed = mergeFeed({ entries: [9, 5].map(entryOf), ended: false }, bound([7], [7], 60), 'newest')
  expect(idsOf(feed)).toEqual([9, 7])
  expect(feed.due).toEqual({ read: 'rows' })
})

it('neither shows nor counts an entry that is gone, nor one of the own list', () => {
  const listed = bound([7, 5, 3], [7])
  const feed = mergeFeed(
    { entries: [9, 5].map(entryOf), ended: true },
    { ...listed, entries: { ...listed.entries, 3: null } },
    'newest',
  )
  expect(idsOf(feed)).toEqual([9, 7, 5])
  expect(feed).toMatchObject({ boundCount: 1, due: null })
})

/** A card with own and bound entries, some of the latter gone, and how much of a list one request brings. */
const card = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }),
  kinds: fc.infiniteStream(fc.constantFrom('own' as const, 'bound' as const, 'gone' as const)),
  order: fc.constantFrom(...ORDERS),
  rowsAtOnce: fc.integer({ min: 1, max: 8 }),
})

it('shows every entry once and in order, never puts one between others, and comes to an end', () => {
  fc.assert(
    fc.property(card, ({ ids, kinds, order, rowsAtOnce }) => {
      const sorted = ids.toSorted((a, b) => (order === 'newest' ? b - a : a - b))
      const kindOf = new Map(sorted.map((id) => [id, kinds.next().value ?? 'own']))
      const own = sorted.filter((id) => kindOf.get(id) === 'own')
      const others = sorted.filter((id) => kindOf.get(id) !== 'own')
      const live = sorted.filter((id) => kindOf.get(id) !== 'gone')
      let shownOwn = Math.min(10, own.length)
      let listed = bound(others.slice(0, rowsAtOnce), [], others.length)
      for (let step = 0; step < 200; step++) {
        const ended = shownOwn >= own.length
        const feed = mergeFeed({ entries: own.slice(0, shownOwn).map(entryOf), ended }, listed, order)
        expect(idsOf(feed)).toEqual(live.slice(0, feed.entries.length))
        if (!feed.due && ended) {
          expect(idsOf(feed)).toEqual(live)
          expect(feed.boundCount).toBe(live.length - own.length)
          return
        }
        if (!feed.due) shownOwn = Math.min(own.length, shownOwn + 10)
        else if (feed.due.read === 'rows') {
          const rows = others.slice(0, listed.index.rows.length + rowsAtOnce)
          listed = { ...bound(rows, [], others.length), entries: listed.entries }
        } else {
          const read = feed.due.rows.map(({ id }) => [id, kindOf.get(id) === 'gone' ? null : entryOf(id)])
          listed = { ...listed, entries: { ...listed.entries, ...Object.fromEntries(read) } }
        }
      }
      expect.fail('it never came to an end')
    }),
    { numRuns: 300 },
  )
})
