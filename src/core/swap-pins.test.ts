import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { pinEntry, pinnedIds, unpinEntry } from '#emulator/world/bindings.ts'
import { deleteEntry, ownedIds } from '#emulator/world/entries.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import type { Call, Portal } from './portal.ts'
import { swapPins } from './swap-pins.ts'

const MANAGER = 7
const deal = { entityTypeId: 2, entityId: 100 }
const PIN = 'crm.timeline.item.pin'
const UNPIN = 'crm.timeline.item.unpin'

/** Deal 100 with all slots taken, one of them by `held`, and a wanted entry that has none. */
function full(dialect: 'cloud' | 'docs' = 'cloud', pinLimit = 7) {
  const emulator = createEmulator({ dialect, switches: { pinLimit } })
  const { world } = emulator
  const ids = ownedIds(world, deal)
  for (const id of pinnedIds(world, deal)) unpinEntry(world, id, deal)
  for (const id of ids.slice(0, pinLimit)) pinEntry(world, id, deal)
  const sent: Call[] = []
  const plain = emulatorPortal(emulator, MANAGER)
  const portal: Portal = {
    ...plain,
    batch(calls, options) {
      sent.push(...Object.values(calls))
      return plain.batch(calls, options)
    },
  }
  const held = ids[0] ?? 0
  const wanted = ids.at(-1) ?? 0
  return { emulator, portal, sent, held, wanted, pins: () => pinnedIds(world, deal) }
}

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it.each([3, 7])('pins one in the place of another in one request, with %i slots', async (pinLimit) => {
    const { emulator, portal, sent, held, wanted, pins } = full(dialect, pinLimit)
    const before = pins()
    expect(await swapPins(portal, deal, wanted, held)).toEqual({ error: null, freed: true })
    expect(pins()).toEqual([...before.slice(1), wanted])
    expect(sent.map(({ method, params }) => [method, params?.['id']])).toEqual([
      [UNPIN, held],
      [UNPIN, wanted],
      [PIN, wanted],
      [PIN, held],
    ])
    expect(emulator.log).toHaveLength(1)
  })

  it.each(['before', 'after'] as const)('does so though the answer was lost %s the commit', async (drop) => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    emulator.faults.add([{ method: 'batch', drop }])
    expect(await swapPins(portal, deal, wanted, held)).toEqual({ error: null, freed: true })
    expect(pins()).toContain(wanted)
    expect(pins()).not.toContain(held)
  })

  it('frees nothing for an entry that is gone', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    const before = pins()
    const entry = emulator.world.entries.get(wanted)
    if (entry) deleteEntry(emulator.world, entry)
    expect(await swapPins(portal, deal, wanted, held)).toMatchObject({
      error: { code: 'notFound' },
      freed: false,
    })
    expect(pins()).toEqual(before)
  })

  it('keeps both where a slot came free meanwhile', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    const other = pins().at(-1) ?? 0
    unpinEntry(emulator.world, other, deal)
    expect(await swapPins(portal, deal, wanted, held)).toEqual({ error: null, freed: false })
    expect(pins()).toEqual(expect.arrayContaining([held, wanted]))
  })

  it('tells of one that held no slot, and changes nothing', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    unpinEntry(emulator.world, held, deal)
    pinEntry(emulator.world, ownedIds(emulator.world, deal).at(-2) ?? 0, deal)
    const before = pins()
    expect(await swapPins(portal, deal, wanted, held)).toMatchObject({
      error: { code: 'pinLimit' },
      freed: true,
    })
    expect(pins()).toEqual(before)
  })

  it('takes nothing off where unpinning is refused', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    const before = pins()
    emulator.faults.add([{ method: UNPIN, error: 'ACCESS_DENIED' }])
    await expect(swapPins(portal, deal, wanted, held)).rejects.toMatchObject({ code: 'accessDenied' })
    expect(pins()).toEqual(before)
  })

  it('puts back what it freed where neither pin was stored at first', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    const before = pins()
    emulator.faults.add([{ method: PIN, error: 'CAN_NOT_CHANGE_PINNED', times: 2 }])
    expect(await swapPins(portal, deal, wanted, held)).toMatchObject({
      error: { code: 'cannotChangePinned' },
      freed: false,
    })
    expect(pins()).toEqual(before)
  })

  it('says so where it could not put it back', async () => {
    const { emulator, portal, held, wanted, pins } = full(dialect)
    emulator.faults.add([{ method: PIN, error: 'CAN_NOT_CHANGE_PINNED', times: 3 }])
    expect(await swapPins(portal, deal, wanted, held)).toMatchObject({
      error: { code: 'cannotChangePinned' },
      freed: true,
    })
    expect(pins()).not.toContain(held)
  })
})
