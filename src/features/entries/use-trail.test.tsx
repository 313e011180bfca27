import { type MutationOptions, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import * as fc from 'fast-check'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import type { Order } from '#core/calls.ts'
import type { Journal } from '#core/send-draft.ts'
import type { Rows } from '#core/entry-details.ts'
import type { Call, Portal } from '#core/portal.ts'
import { addEntryMutation, deleteEntryMutation } from '#data/entry-mutations.ts'
import { goneQuery } from '#data/gone.ts'
import { newerMutation } from '#data/paging-mutations.ts'
import { createQueryClient } from '#data/query-client.ts'
import { headQuery } from '#data/trail-queries.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addEntry, deleteEntry, ownedIds } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { PortalContext } from '#portal/use-portal.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { testHost } from '#testing/test-host.ts'
import { useTrail } from './use-trail.ts'

const owner = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7
const words = { title: 'Called', text: 'x', iconCode: '' }
const me = { id: MANAGER, name: 'Olga', isAdmin: false, timeZone: '' }

const DIALECTS = ['cloud', 'docs'] as const
const ORDERS = ['newest', 'oldest'] as const

interface Settings {
  dialect?: (typeof DIALECTS)[number]
  order?: Order
  /** How many entries the card has when it is opened. */
  count?: number
  /** How the portal misreads what it is asked, and what it says of the number of entries. */
  bend?: { call?: (call: Call) => Call; total?: (total: number) => number | null }
}

/** What others do to a card: write so many entries, or delete those at these places among all, from 0 to 1. */
type Change = { write: number } | { remove: readonly number[] }

/** What hangs on entries says nothing of the list, and takes most of the time: it is not sent. */
const BESIDE = new Set(['crm.timeline.note.get', 'crm.timeline.bindings.list', 'crm.item.list'])

/** A card that one person reads while others write and delete. */
async function opened({ dialect = 'cloud', order = 'newest', count = 37, bend = {} }: Settings = {}) {
  const emulator = createEmulator({
    dialect,
    seed: 'empty',
    switches: { rateLimit: false, operatingBudget: false },
  })
  const { world } = emulator
  const inWorld = { ...words, owner, created: Date.now(), authorId: MANAGER, clientId: trailClientId }
  const live = () => [...ownedIds(world, owner)].toSorted((a, b) => (order === 'newest' ? b - a : a - b))

  function change(by: Change): void {
    if ('write' in by) for (let k = 0; k < by.write; k++) addEntry(world, inWorld)
    else
      for (const place of by.remove) {
        const ids = live()
        const entry = world.entries.get(ids[Math.floor(place * ids.length)] ?? 0)
        if (entry) deleteEntry(world, entry)
      }
  }
  change({ write: count })

  /** Changes that come just before the next requests, one each. */
  const waiting: Change[] = []
  const real = emulatorPortal(emulator, MANAGER)
  const portal: Portal = {
    call: (call) => real.call(call),
    batch(calls, options) {
      const next = waiting.shift()
      if (next) change(next)
      const sent = Object.entries(calls).filter(([, { method }]) => !BESIDE.has(method))
      const bent = sent.map(([name, call]) => [name, bend.call?.(call) ?? call])
      return real.batch(Object.fromEntries(bent), options).then((rows) => counted(rows, bend.total))
    },
  }
  const client = createQueryClient()
  const connection = { portal, host: testHost(owner), memory: mapMemory() }
  connection.memory.write('listShape', dialect === 'cloud' ? 'wrapped' : 'array')
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PortalContext value={connection}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </PortalContext>
  )
  const { result, unmount } = renderHook(() => useTrail(owner, order), { wrapper })

  const tick = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve)))

  async function settled(work: () => unknown): Promise<void> {
    await act(async () => void (await work()))
    // What came is drawn a moment later, and that may ask for something in its turn.
    do await tick()
    while (client.isFetching() + client.isMutating() > 0)
    await tick()
  }

  const run = <Data, Variables>(options: MutationOptions<Data, Error, Variables>, variables: Variables) =>
    client.getMutationCache().build(client, options).execute(variables)
  const gone = () => client.getQueryData(goneQuery(owner).queryKey) ?? []
  /** Entries on the screen that are not marked as deleted. */
  const shown = () => result.current.entries.map(({ id }) => id).filter((id) => !gone().includes(id))

  /** What a reader does, each of them begun and not waited for. */
  const begin = {
    /** Presses the button for the next ones, or scrolls to it, while others do this between the requests. */
    page(...meanwhile: Change[]) {
      waiting.push(...meanwhile)
      const { hasNext, withheld, loadNext } = result.current
      if (hasNext || withheld) loadNext()
    },
    poll: () => client.fetchQuery({ ...headQuery(connection, owner), staleTime: 0 }),
    takeNew: () => run(newerMutation(connection, owner), undefined),
    write: () => run(addEntryMutation(connection, owner, me, journal()), words),
    remove(place: number) {
      const ids = shown()
      const id = ids[Math.floor(place * ids.length)]
      return id === undefined ? null : run(deleteEntryMutation(connection, owner), id)
    },
  }
  await settled(() => {})
  return {
    live,
    change,
    begin,
    shown,
    gone,
    unmount,
    trail: () => result.current,
    requests: () => emulator.log.length,
    /** Does it, and waits until nothing is under way any more. */
    async settled(work: (does: typeof begin) => unknown) {
      await settled(() => work(begin))
      waiting.length = 0
    },
  }
}

function counted(rows: Rows, total: (total: number) => number | null = (given) => given): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      row.ok && row.value.total !== null
        ? { ok: true, value: { ...row.value, total: total(row.value.total) } }
        : row,
    ]),
  )
}

type Reader = Awaited<ReturnType<typeof opened>>

function journal(): Journal {
  let attempt: ReturnType<Journal['attempt']> = null
  return {
    draft: () => words,
    attempt: () => attempt,
    remember: (next) => void (attempt = next),
    settle: () => void (attempt = null),
  }
}

/** Goes on to the end, and takes what the looks announce, until there is nothing more. */
async function readAll({ settled, trail }: Reader, order: Order): Promise<void> {
  for (let turns = 0; turns < 60; turns++) {
    if (trail().hasNext) await settled((does) => does.page())
    else {
      await settled((does) => does.poll())
      if (order === 'newest' && trail().written > 0) await settled((does) => does.takeNew())
      else if (!trail().hasNext) return
    }
  }
}

/** What the screen says at the end. */
function said({ shown, trail }: Reader) {
  const { hasNext, withheld, nextError, shown: count, total, written } = trail()
  return { ids: shown(), count, total, written, hasNext, withheld, nextError }
}

/** What it has to say. */
function truth({ live }: Reader) {
  const [ids, count] = [live(), live().length]
  return { ids, count, total: count, written: 0, hasNext: false, withheld: false, nextError: null }
}

const place = fc.double({ min: 0, max: 0.999, noNaN: true })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ write: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 8, max: 14 })) }),
  fc.record({ remove: fc.array(place, { minLength: 1, maxLength: 4 }) }),
)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('others' as const), change }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('page' as const), changes: fc.array(change, { maxLength: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('takeNew' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('all at once' as const), place, change }) },
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function take(reader: Reader, next: Step): Promise<void> {
  if (next.do === 'others') reader.change(next.change)
  else
    await reader.settled((does) => {
      if (next.do === 'page') return does.page(...next.changes)
      if (next.do === 'remove') return does.remove(next.place)
      if (next.do !== 'all at once') return does[next.do]()
      does.page(next.change)
      return Promise.all([does.write(), does.remove(next.place), does.poll()])
    })
}

for (const dialect of DIALECTS) {
  for (const order of ORDERS) {
    it(`shows every entry once and in order, whatever others do meanwhile (${order} first, ${dialect})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 45 }),
          fc.array(step, { minLength: 3, maxLength: 9 }),
          async (count, steps) => {
            const reader = await opened({ dialect, order, count })
            for (const each of steps) await take(reader, each)
            await readAll(reader, order)
            expect(said(reader)).toEqual(truth(reader))
            reader.unmount()
          },
        ),
        { numRuns: 75 },
      )
    }, 120_000)
  }
}

/** Presses once, and answers how many entries came. */
async function press({ settled, shown }: Reader, ...meanwhile: Change[]): Promise<number> {
  const before = shown().length
  await settled((does) => does.page(...meanwhile))
  return shown().length - before
}

for (const order of ORDERS) {
  it.each([1, 9, 10, 13, 60])(
    `goes on to the end after others wrote %i entries (${order} first)`,
    async (count) => {
      const reader = await opened({ order })
      reader.change({ write: count })
      for (let presses = 0; presses < 2; presses++) {
        const promised = reader.trail().nextCount
        expect(promised).toBe(10)
        expect(await press(reader)).toBe(promised)
      }
      await readAll(reader, order)
      expect(said(reader)).toEqual(truth(reader))
    },
  )

  it(`shows all that is left after two entries were deleted elsewhere (${order} first)`, async () => {
    const reader = await opened({ order })
    reader.change({ remove: [0.1, 0.2] })
    expect(await press(reader)).toBe(10)
    await readAll(reader, order)
    expect(said(reader)).toEqual(truth(reader))
    expect(reader.gone()).toHaveLength(2)
  })

  it(`asks once for each ten where nobody writes or deletes (${order} first)`, async () => {
    const reader = await opened({ order, count: 100 })
    const before = reader.requests()
    for (let presses = 1; presses <= 9; presses++) {
      expect(await press(reader)).toBe(10)
      expect(reader.requests()).toBe(before + presses)
    }
    expect(said(reader)).toEqual(truth(reader))
  })
}

it('keeps what was written above the first entry out of the older ones, and announces it at once', async () => {
  const reader = await opened()
  reader.change({ write: 13 })
  await press(reader)
  expect(reader.shown()).toEqual(reader.live().slice(13, 33))
  expect(reader.trail().written).toBe(13)
})

it('says at the end how many are shown, and how many were written since', async () => {
  const reader = await opened({ count: 12 })
  reader.change({ write: 3 })
  await press(reader)
  expect(reader.trail()).toMatchObject({ hasNext: false, withheld: false, shown: 12, total: 15, written: 3 })
})

const REPEATS = (call: Call): Call => ({ ...call, params: { ...call.params, start: 0, offset: 0 } })

it('stops at a portal that repeats its first page, says so, and can try again', async () => {
  const reader = await opened({ bend: { call: REPEATS } })
  for (let presses = 0; presses < 3; presses++) await press(reader)
  expect(reader.trail()).toMatchObject({ withheld: true, shown: 10, total: 37 })
  const before = reader.requests()
  await press(reader)
  expect(reader.requests()).toBeGreaterThan(before)
  expect(reader.requests()).toBeLessThan(before + 10)
  expect(reader.trail()).toMatchObject({ withheld: true, shown: 10 })
})

it('shows all there is of a portal that counts more than it has, and says that the rest does not come', async () => {
  const reader = await opened({ bend: { total: (total) => total + 5 } })
  for (let presses = 0; presses < 5; presses++) await press(reader)
  expect(reader.shown()).toEqual(reader.live())
  expect(reader.trail()).toMatchObject({ hasNext: false, withheld: true, shown: 37, total: 42 })
})

it.each(ORDERS)('reads to the end where the portal does not count, %s first', async (order) => {
  const reader = await opened({ order, bend: { total: () => null } })
  reader.change({ write: 4 })
  reader.change({ remove: [0.5] })
  for (let presses = 0; presses < 8 && reader.trail().hasNext; presses++) await press(reader)
  const old = reader.live().filter((id) => id <= 37)
  expect(reader.shown()).toEqual(expect.arrayContaining(old))
  expect(reader.trail()).toMatchObject({ hasNext: false, withheld: false, total: null })
})

it('reads to the end when more was written than the list knew of', async () => {
  const reader = await opened({ order: 'oldest', count: 1 })
  reader.change({ remove: [0] })
  reader.change({ write: 13 })
  await reader.settled((does) => does.poll())
  reader.change({ remove: [0, 0] })
  await readAll(reader, 'oldest')
  expect(said(reader)).toEqual(truth(reader))
})
