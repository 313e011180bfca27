import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { pinEntry, pinnedIds } from '#emulator/world/bindings.ts'
import { ownedIds } from '#emulator/world/entries.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import type { Portal } from './portal.ts'
import { settlePin } from './settle.ts'

const MANAGER = 7
const deal = { entityTypeId: 2, entityId: 100 }

/** Deal 100 with all but `free` of its slots taken, and an entry that holds none. */
function opened(free: number, pinLimitError: 'string' | 'number' = 'string') {
  const emulator = createEmulator({ switches: { pinLimitError } })
  const { world } = emulator
  const taken = world.switches.pinLimit - free
  const loose = ownedIds(world, deal).filter((id) => !pinnedIds(world, deal).includes(id))
  const [entryId = 0, ...others] = loose
  for (const id of others) if (pinnedIds(world, deal).length < taken) pinEntry(world, id, deal)
  const pinned = () => pinnedIds(world, deal)
  return { emulator, portal: emulatorPortal(emulator, MANAGER), entryId, pinned }
}

it('takes the last slot though its answer was lost', async () => {
  const { emulator, portal, entryId, pinned } = opened(1)
  emulator.faults.add([{ method: 'crm.timeline.item.pin', drop: 'after' }])
  await settlePin(portal, deal, entryId)
  expect(pinned()).toContain(entryId)
})

it('takes its slot again though the answer to that was lost too', async () => {
  const { emulator, portal, pinned } = opened(0)
  const [agents = 0] = pinned()
  let unpins = 0
  const losing: Portal = {
    ...portal,
    call(call) {
      const isUnpin = call.method.endsWith('unpin')
      if (isUnpin && unpins === 0) emulator.faults.add([{ method: 'crm.timeline.item.pin', drop: 'after' }])
      if (isUnpin) unpins += 1
      return portal.call(call)
    },
  }
  await settlePin(losing, deal, agents)
  expect(pinned()).toContain(agents)
})

it('pins what an agent has pinned already on a full card', async () => {
  const { portal, pinned } = opened(0)
  const [agents = 0] = pinned()
  await settlePin(portal, deal, agents)
  expect(pinned()).toContain(agents)
  expect(pinned()).toHaveLength(7)
})

for (const spelling of ['string', 'number'] as const) {
  it(`says that the card is full, and leaves it as it was (code as ${spelling})`, async () => {
    const { portal, entryId, pinned } = opened(0, spelling)
    const before = pinned()
    await expect(settlePin(portal, deal, entryId)).rejects.toMatchObject({ code: 'pinLimit' })
    expect(pinned()).toEqual(before)
  })
}
