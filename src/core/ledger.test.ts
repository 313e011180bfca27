import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { addRecord, getLedger } from './ledger.ts'
import { listEntries } from './operations.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7

for (const dialect of ['cloud', 'docs'] as const) {
  it(`reads what all see, with nothing to tell (${dialect})`, async () => {
    const ledger = await getLedger(emulatorPortal(createEmulator({ dialect }), MANAGER), deal)
    expect(ledger).toMatchObject({ shared: true, failed: null })
    expect(ledger.records).toHaveLength(2)
  })

  for (const error of ['ERROR_CORE', 'INTERNAL_SERVER_ERROR']) {
    it(`keeps ${error} of the shared half, and the private half with it (${dialect})`, async () => {
      const emulator = createEmulator({ dialect })
      const portal = emulatorPortal(emulator, MANAGER)
      const [entry] = (await listEntries(portal, deal, 'newest', 0)).entries
      if (!entry) throw new Error('The seed has entries')
      emulator.faults.add([{ method: 'entity.item.add', error }])
      await addRecord(portal, deal, { kind: 'pin', entry, cut: false, home: deal, homeTitle: 'Deal' })
      emulator.faults.add([{ method: 'entity.item.get', error }])
      const ledger = await getLedger(portal, deal)
      expect(ledger).toMatchObject({ shared: false, failed: { code: 'portalDown' } })
      expect(ledger.records.map((record) => record.entry.id)).toEqual([entry.id])
    })
  }

  for (const error of ['ERROR_ENTITY_NOT_FOUND', 'ACCESS_DENIED', 'ERROR_METHOD_NOT_FOUND']) {
    it(`is no failure where there is no shared half: ${error} (${dialect})`, async () => {
      const emulator = createEmulator({ dialect })
      emulator.faults.add([{ method: 'entity.item.get', error }])
      const ledger = await getLedger(emulatorPortal(emulator, MANAGER), deal)
      expect(ledger).toMatchObject({ shared: false, failed: null, records: [] })
    })
  }

  it(`is no failure where the app lacks the scope (${dialect})`, async () => {
    const emulator = createEmulator({ dialect, scopes: ['crm'] })
    const ledger = await getLedger(emulatorPortal(emulator, MANAGER), deal)
    expect(ledger).toMatchObject({ shared: false, failed: null })
  })
}
