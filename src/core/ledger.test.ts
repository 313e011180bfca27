import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { addRecord, removeRecords } from './ledger-writes.ts'
import { codeOf, getLedger, recordedEntryIds } from './ledger.ts'
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

for (const dialect of ['cloud', 'docs'] as const) {
  describe(`on a portal that forgets CODE (${dialect})`, () => {
    const forgetful = { dialect, switches: { entityCode: 'forgotten' } } as const

    it('reads the same records', async () => {
      const kept = await getLedger(emulatorPortal(createEmulator({ dialect }), MANAGER), deal)
      const ledger = await getLedger(emulatorPortal(createEmulator(forgetful), MANAGER), deal)
      expect(ledger.records.map(({ kind }) => kind).toSorted()).toEqual(['bind', 'pin'])
      expect(ledger.records).toEqual(expect.arrayContaining(kept.records))
    })

    it('knows rows from before the kind was stored by the card they are on', async () => {
      const emulator = createEmulator(forgetful)
      for (const item of storageOf(emulator).items.values()) {
        const { kind: _, ...before } = v.parse(
          v.looseObject({ kind: v.string() }),
          JSON.parse(item.detailText),
        )
        item.detailText = JSON.stringify(before)
      }
      const ledger = await getLedger(emulatorPortal(emulator, MANAGER), deal)
      const kinds = ledger.records.map(({ kind, home }) => [kind, home.entityId === deal.entityId])
      expect(kinds.toSorted()).toEqual([
        ['bind', false],
        ['pin', true],
      ])
    })

    it('strikes out the record that is meant, in every copy, and no other', async () => {
      const emulator = createEmulator(forgetful)
      const portal = emulatorPortal(emulator, MANAGER)
      const before = namesOf(emulator)
      const [entry] = (await listEntries(portal, deal, 'newest', 0)).entries
      if (!entry) throw new Error('The seed has entries')
      const record = { entry, cut: false, home: deal, homeTitle: 'Deal' }
      await addRecord(portal, deal, { ...record, kind: 'pin' })
      await addRecord(portal, deal, { ...record, kind: 'pin' })
      await addRecord(portal, deal, { ...record, kind: 'bind' })
      expect(namesOf(emulator)).toHaveLength(before.length + 3)
      await removeRecords(portal, deal, [codeOf('pin', entry.id)])
      expect(namesOf(emulator)).toEqual([...before, `2:100 ${codeOf('bind', entry.id)}`])
      await removeRecords(portal, deal, [codeOf('bind', entry.id)])
      expect(namesOf(emulator)).toEqual(before)
    })
  })

  it(`strikes out a record with one request where CODE is kept (${dialect})`, async () => {
    const emulator = createEmulator({ dialect })
    const portal = emulatorPortal(emulator, MANAGER)
    const [record] = (await getLedger(portal, deal)).records
    if (!record) throw new Error('The seed has records')
    emulator.log.length = 0
    await removeRecords(portal, deal, [codeOf(record.kind, record.entry.id)])
    expect(namesOf(emulator)).not.toContain(`2:100 ${codeOf(record.kind, record.entry.id)}`)
    expect(emulator.log).toHaveLength(1)
  })

  it(`reads the other rows where one is of another make (${dialect})`, async () => {
    const emulator = createEmulator({ dialect })
    const [first] = storageOf(emulator).items.values()
    if (!first) throw new Error('The seed has records')
    storageOf(emulator).items.set(9001, { ...first, id: 9001, code: 'elsewhere', previewText: 'none' })
    const portal = emulatorPortal(emulator, MANAGER)
    expect((await getLedger(portal, deal)).records).toHaveLength(2)
  })
}

it('names the entry of each row, and none where a row has none', () => {
  const rows = [
    { ID: '1', CODE: null, PREVIEW_TEXT: '13' },
    { ID: '2', CODE: 'bind:20', PREVIEW_TEXT: '20' },
    { ID: '3', CODE: 'pin:5', PREVIEW_TEXT: null },
    null,
    { ID: '4', PREVIEW_TEXT: 'of another make' },
  ]
  expect(recordedEntryIds({ ok: true, value: { result: rows, total: null } })).toEqual([
    13,
    20,
    null,
    null,
    null,
  ])
})

function storageOf(emulator: Emulator) {
  const storage = emulator.world.apps.get('local.trail')?.storages.get('trail')
  if (!storage) throw new Error('The seed has a storage')
  return storage
}

/** What was sent for each row that the portal holds: the card, and the code. */
function namesOf(emulator: Emulator): string[] {
  return [...storageOf(emulator).items.values()].map(({ name, code }) => `${name} ${code}`)
}
