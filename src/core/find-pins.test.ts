import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addEntry, deleteEntry, ownedIds } from '#emulator/world/entries.ts'
import { bindEntry, pinEntry, pinnedIds, unpinEntry } from '#emulator/world/bindings.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import type { Call, Portal } from './portal.ts'
import { LostPin, type PinCheck, findPins } from './find-pins.ts'
import { getEntry } from './operations.ts'
import { PortalError } from './portal-error.ts'

const MANAGER = 7
const deal = { entityTypeId: 2, entityId: 100 }
const PIN = 'crm.timeline.item.pin'
const UNPIN = 'crm.timeline.item.unpin'

interface Options {
  dialect?: 'cloud' | 'docs'
  pinLimit?: number
  pinLimitError?: 'string' | 'number'
  /** Entries on the card beside those of the demo, which has 37. */
  more?: number
  /** Slots that are free. */
  room?: number
  /** Numbers that choose which entries are pinned, from 0 to 1. */
  chosen?: readonly number[]
}

/** Deal 100 with pins of others on it, and its newest entry that somebody wants pinned. */
function opened(options: Options = {}) {
  const {
    dialect = 'cloud',
    pinLimit = 7,
    pinLimitError = 'string',
    more = 0,
    room = 0,
    chosen = [],
  } = options
  const switches = { pinLimit, pinLimitError, rateLimit: false, operatingBudget: false }
  const emulator = createEmulator({ dialect, switches })
  const { world } = emulator
  for (let k = 0; k < more; k++)
    addEntry(world, {
      owner: deal,
      created: Date.now(),
      authorId: 7,
      title: `${k}`,
      text: 'x',
      iconCode: '',
      clientId: null,
    })
  for (const id of pinnedIds(world, deal)) unpinEntry(world, id, deal)
  const others = [...ownedIds(world, deal)]
  const wanted = others.pop() ?? 0
  for (let k = 0; k < pinLimit - room; k++) {
    const at = Math.min(others.length - 1, Math.floor((chosen[k] ?? k / pinLimit) * others.length))
    const [id = 0] = others.splice(at, 1)
    pinEntry(world, id, deal)
  }
  const sent: Record<string, Call>[] = []
  const plain = emulatorPortal(emulator, MANAGER)
  let before: (at: number) => void = () => {}
  const portal: Portal = {
    ...plain,
    batch(calls, how) {
      if (calls['wanted']) sent.push(calls)
      if (calls['wanted']) before(sent.length)
      return plain.batch(calls, how)
    },
  }
  return {
    emulator,
    world,
    portal,
    wanted,
    sent,
    pins: () => pinnedIds(world, deal),
    /** Does something just before the given request of the search goes out. */
    justBefore(at: number, act: () => void) {
      before = (now) => now === at && act()
    },
  }
}

async function all(steps: AsyncIterable<PinCheck>) {
  const taken: PinCheck[] = []
  for await (const step of steps) taken.push(step)
  return {
    taken,
    found: taken.flatMap(({ pinned }) => pinned).map(({ id }) => id),
    free: taken.flatMap(({ free }) => free).map(({ id }) => id),
  }
}

const ascending = (ids: number[]) => ids.toSorted((one, other) => one - other)

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it.each([3, 7])('finds every pin and changes none, whichever they are, with %i slots', async (pinLimit) => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          chosen: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
          room: fc.constantFrom(0, 0, 0, 1, 2),
          more: fc.constantFrom(0, 0, 30),
          pinLimitError: fc.constantFrom('string' as const, 'number' as const),
        }),
        async (options) => {
          const { portal, wanted, sent, pins } = opened({ dialect, pinLimit, ...options })
          const before = pins()
          const { found, free } = await all(findPins(portal, deal, wanted, []))
          if (options.room > 0) {
            expect(pins()).toEqual([...before, wanted])
            expect(found).toEqual([])
            expect(sent).toHaveLength(1)
          } else {
            expect(pins()).toEqual(before)
            expect(ascending(found)).toEqual(before)
            expect(found.length + free.length).toBe(36 + options.more)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('asks in one request for 24 entries, newest first, after the wanted pin', async () => {
    const { world, portal, wanted, sent } = opened({ dialect })
    const next = findPins(portal, deal, wanted, [])
    await next.next()
    await next.return()
    const [calls = {}] = sent
    const ids = ownedIds(world, deal).toReversed().slice(1, 25)
    expect(Object.values(calls)).toHaveLength(49)
    const named = (id: number): unknown => expect.stringMatching(`^${id}e`)
    expect(Object.values(calls).map(({ method, params }) => [method, params?.['id']])).toEqual([
      [PIN, wanted],
      ...ids.flatMap((id) => [
        [UNPIN, named(id)],
        [PIN, named(id)],
      ]),
    ])
    expect(sent).toHaveLength(1)
  })

  it('pins the wanted entry and stops where slots came free before a request', async () => {
    const { world, portal, wanted, sent, pins, justBefore } = opened({
      dialect,
      chosen: [0.99, 0, 0, 0, 0, 0, 0],
    })
    const [gone = 0, other = 0, ...rest] = pins()
    justBefore(2, () => {
      unpinEntry(world, gone, deal)
      unpinEntry(world, other, deal)
    })
    const { taken } = await all(findPins(portal, deal, wanted, []))
    expect(taken.at(-1)).toMatchObject({ room: true })
    expect(sent).toHaveLength(2)
    expect(pins()).toEqual([...rest, wanted])
  })

  it.each([
    ['of an error of letters', { ownerId: 999_999 }],
    ['of an error that is a number', { id: 'none' }],
  ])(
    'mends a pair that was cut in the middle because %s, and touches nothing behind it',
    async (_, wrong) => {
      for (let at = 0; at < 12; at++) {
        const chosen = [0.9, 0.85, 0.8, 0.75, 0.7, 0.5, 0.1]
        const { world, portal, wanted, sent, pins } = opened({ dialect, chosen })
        const before = pins()
        const order = ownedIds(world, deal).toReversed().slice(1)
        const cutting: Portal = {
          ...portal,
          batch(calls, how) {
            const pin = calls[`pin${at}`]
            if (!pin || sent.length > 0) return portal.batch(calls, how)
            return portal.batch(
              { ...calls, [`pin${at}`]: { ...pin, params: { ...pin.params, ...wrong } } },
              how,
            )
          },
        }
        const { taken, found } = await all(findPins(cutting, deal, wanted, []))
        expect(ascending(found)).toEqual(before)
        expect(pins()).toEqual(before)
        // The request goes no further than to the first pin, and only that one was off for a moment.
        const isFirst = order.findIndex((id) => before.includes(id)) === at
        expect(taken.flatMap(({ mended }) => mended?.id ?? [])).toEqual(isFirst ? [order[at]] : [])
      }
    },
  )

  it('goes on behind an entry that was deleted meanwhile', async () => {
    const { world, portal, wanted, pins, justBefore } = opened({ dialect })
    const before = pins()
    const [gone = 0] = ownedIds(world, deal)
      .filter((id) => id !== wanted && !before.includes(id))
      .slice(-1)
    justBefore(1, () => {
      const entry = world.entries.get(gone)
      if (entry) deleteEntry(world, entry)
    })
    const { found } = await all(findPins(portal, deal, wanted, []))
    expect(ascending(found)).toEqual(before)
    expect(pins()).toEqual(before)
  })

  it('finds the pin of an entry that was bound here from another card', async () => {
    const { world, portal, wanted, pins } = opened({ dialect, room: 1 })
    const here = ownedIds(world, deal)
    const bound = [...world.entries.keys()].find((id) => !here.includes(id)) ?? 0
    bindEntry(world, bound, deal)
    pinEntry(world, bound, deal)
    const { found } = await all(findPins(portal, deal, wanted, [await getEntry(portal, bound)]))
    expect(ascending(found)).toEqual(pins())
  })

  it('asks once more where an answer was lost', async () => {
    const { emulator, portal, wanted, pins } = opened({ dialect })
    const before = pins()
    emulator.faults.add([{ method: PIN, drop: 'after' }])
    const { found } = await all(findPins(portal, deal, wanted, []))
    expect(ascending(found)).toEqual(before)
    expect(pins()).toEqual(before)
  })

  it('changes nothing where the wanted entry may not be pinned, and says why', async () => {
    const { emulator, portal, wanted, pins } = opened({ dialect })
    const before = pins()
    emulator.faults.add([{ method: PIN, error: 'ACCESS_DENIED' }])
    await expect(all(findPins(portal, deal, wanted, []))).rejects.toMatchObject({ code: 'accessDenied' })
    expect(pins()).toEqual(before)
  })

  it('names the entry whose pin may be lost', async () => {
    const { world, portal, wanted, sent } = opened({ dialect, chosen: [0.99, 0, 0, 0, 0, 0, 0] })
    const lost: Portal = {
      ...portal,
      batch(calls, how) {
        const { pin0 } = calls
        if (!pin0 || sent.length > 0) return portal.batch(calls, how)
        return portal.batch({ ...calls, pin0: { ...pin0, params: { ...pin0.params, id: 'none' } } }, how)
      },
      call: () => Promise.reject(new PortalError('budget')),
    }
    const id = ownedIds(world, deal).at(-2)
    const search = all(findPins(lost, deal, wanted, []))
    await expect(search).rejects.toBeInstanceOf(LostPin)
    await expect(search).rejects.toMatchObject({ entry: { id }, code: 'budget' })
  })
})
