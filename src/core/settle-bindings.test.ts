import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { bindingsOf } from '#emulator/world/bindings.ts'
import type { Fault } from '#emulator/control/faults.ts'
import type { Switches } from '#emulator/world/types.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { settleBind, settleUnbind } from './settle.ts'

const MANAGER = 7
const READER = 9
const contact = { entityTypeId: 3, entityId: 50 }
const company = { entityTypeId: 4, entityId: 10 }

/** An entry on deal 101 that is bound to contact 50 as well. */
function opened(switches: Partial<Switches> = {}, userId = MANAGER) {
  const emulator = createEmulator({ switches })
  const { world } = emulator
  const shared = [...world.bindings].find(([, rows]) => rows.some((row) => row.entityId === 101) && rows[1])
  const entryId = shared?.[0] ?? 0
  const isBound = (card: typeof contact) =>
    bindingsOf(world, entryId).some((row) => row.entityTypeId === card.entityTypeId)
  return { emulator, portal: emulatorPortal(emulator, userId), entryId, isBound }
}

const lostTwice = (method: string): Fault => ({
  method: `crm.timeline.bindings.${method}`,
  drop: 'after',
  times: 2,
})

it('believes the list where both answers to a binding were lost', async () => {
  const { emulator, portal, entryId, isBound } = opened()
  emulator.faults.add([lostTwice('bind')])
  await settleBind(portal, entryId, company)
  expect(isBound(company)).toBe(true)
})

it('believes the list where both answers to an unbinding were lost', async () => {
  const { emulator, portal, entryId, isBound } = opened()
  emulator.faults.add([lostTwice('unbind')])
  await settleUnbind(portal, entryId, contact)
  expect(isBound(contact)).toBe(false)
})

it('says so where nothing was carried out', async () => {
  const { emulator, portal, entryId, isBound } = opened()
  emulator.faults.add([{ method: 'crm.timeline.bindings.bind', drop: 'before', times: 2 }])
  await expect(settleBind(portal, entryId, company)).rejects.toMatchObject({ code: 'network' })
  expect(isBound(company)).toBe(false)
})

for (const errorLanguage of ['en', 'ru'] as const) {
  it(`takes a binding that was gone already for taken away (${errorLanguage})`, async () => {
    const { portal, entryId, isBound } = opened({ errorLanguage, bindRefusal: 'error' })
    await settleUnbind(portal, entryId, company)
    expect(isBound(company)).toBe(false)
  })

  it(`knows a refusal in words (${errorLanguage})`, async () => {
    const { portal, entryId, isBound } = opened({ errorLanguage, bindRefusal: 'error' }, READER)
    await expect(settleBind(portal, entryId, company)).rejects.toMatchObject({ code: 'accessDenied' })
    await expect(settleUnbind(portal, entryId, contact)).rejects.toMatchObject({ code: 'accessDenied' })
    expect(isBound(contact)).toBe(true)
  })
}

it('knows a refusal by a bare false, and asks nothing further', async () => {
  const { emulator, portal, entryId } = opened({ bindRefusal: 'false' }, READER)
  await expect(settleBind(portal, entryId, company)).rejects.toMatchObject({ code: 'refused' })
  expect(emulator.log).toHaveLength(1)
})
