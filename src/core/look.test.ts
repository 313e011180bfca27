import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { bindEntry, unbindEntry } from '#emulator/world/bindings.ts'
import { deleteEntry, ownedIds } from '#emulator/world/entries.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { changeNote } from './change-note.ts'
import { addRecord } from './ledger-writes.ts'
import { LOOK_ENTRIES, type Seen, loadLook } from './look.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const company = { entityTypeId: 4, entityId: 10 }
const ADMIN = 1
const MANAGER = 7
const LIST = 'crm.timeline.logmessage.list'
const NOTE = 'crm.timeline.note.get'
const BINDINGS = 'crm.timeline.bindings.list'
const GET = 'crm.timeline.logmessage.get'

function opened(options: EmulatorOptions = {}, count = 4) {
  const emulator = createEmulator(options)
  const { world } = emulator
  const seen: Seen[] = ownedIds(world, deal)
    .slice(-count)
    .map((id) => ({ id, bound: true }))
  const portal = emulatorPortal(emulator, MANAGER)
  const memory = mapMemory()
  return {
    emulator,
    world,
    seen,
    first: seen[0]?.id ?? 0,
    others: emulatorPortal(emulator, ADMIN),
    look: (asked = seen) => loadLook(portal, deal, asked, memory),
    remove(id: number) {
      const entry = world.entries.get(id)
      if (entry) deleteEntry(world, entry)
    },
    /** The commands of each request. */
    sent: () => emulator.log.map(({ method, batch }) => batch ?? [method]),
  }
}

for (const dialect of ['cloud', 'docs'] as const) {
  it(`is one request with the head, the ledger, and notes and bindings of what is in sight (${dialect})`, async () => {
    const { look, sent } = opened({ dialect }, 2)
    const found = await look()
    expect(sent()).toHaveLength(1)
    expect(sent()[0]?.slice(0, 8)).toEqual([
      LIST,
      'entity.item.get',
      'user.option.get',
      NOTE,
      BINDINGS,
      NOTE,
      BINDINGS,
      'user.get',
    ])
    expect(found.head.entries).toHaveLength(10)
    expect(found.ledger?.shared).toBe(true)
  })

  it(`stays one request of 50 commands where a whole wall of entries is in sight (${dialect})`, async () => {
    const { look, sent } = opened({ dialect }, 37)
    const found = await look()
    expect(sent()).toHaveLength(1)
    expect(sent()[0]).toHaveLength(50)
    expect(Object.keys(found.byEntry)).toHaveLength(LOOK_ENTRIES)
  })

  it(`asks for the head and the ledger alone where no entry is in sight (${dialect})`, async () => {
    const { look, sent } = opened({ dialect })
    await look([])
    expect(sent()).toEqual([[LIST, 'entity.item.get', 'user.option.get']])
  })

  it(`brings a note of somebody else with the name of its author (${dialect})`, async () => {
    const { look, first, others, emulator } = opened({ dialect })
    const before = await look()
    const base = before.byEntry[first]?.note
    await changeNote(others, {
      owner: deal,
      entryId: first,
      text: 'Paid today',
      base: base?.ok ? (base.value?.text ?? null) : null,
    })
    const { byEntry, people } = await look()
    expect(byEntry[first]?.note).toMatchObject({
      ok: true,
      value: { text: 'Paid today', updatedById: ADMIN },
    })
    const admin = emulator.world.users.get(ADMIN)
    expect(people.find(({ id }) => id === ADMIN)?.name).toBe(`${admin?.name} ${admin?.lastName}`)
  })

  it(`brings a new binding with the title of its card, and a new pin (${dialect})`, async () => {
    const { look, first, world, others } = opened({ dialect })
    bindEntry(world, first, company)
    const entry = (await look()).head.entries[0]
    if (!entry) throw new Error('the deal has entries')
    await addRecord(others, deal, { kind: 'pin', entry, cut: false, home: deal, homeTitle: '' })
    const { byEntry, titles, ledger } = await look()
    expect(byEntry[first]?.bindings).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining(company)]),
    })
    expect(titles['4:10']).toBeTruthy()
    expect(ledger?.records.map((record) => [record.kind, record.entry.id])).toContainEqual(['pin', entry.id])
  })

  it(`learns of an entry without bindings whether it was deleted, in one more request (${dialect})`, async () => {
    const { look, seen, remove, world, sent } = opened({ dialect })
    const [deleted = 0, unbound = 0] = seen.map(({ id }) => id)
    remove(deleted)
    unbindEntry(world, unbound, deal)
    const { gone, byEntry } = await look()
    expect(gone).toEqual([deleted])
    expect(byEntry[unbound]?.bindings).toEqual({ ok: true, value: [] })
    expect(sent()).toHaveLength(2)
    expect(sent()[1]).toEqual([GET, GET])
  })

  it(`asks nothing more of an entry that had no bindings before (${dialect})`, async () => {
    const { look, first, world, sent } = opened({ dialect })
    unbindEntry(world, first, deal)
    expect((await look([{ id: first, bound: false }])).gone).toEqual([])
    expect(sent()).toHaveLength(1)
  })
}

it('does not believe empty bindings while the portal does not answer for the entry', async () => {
  const { look, first, remove, emulator } = opened()
  remove(first)
  emulator.faults.add([{ method: GET, error: 'INTERNAL_SERVER_ERROR' }])
  const { gone, byEntry } = await look()
  expect(gone).toEqual([])
  expect(byEntry[first]?.bindings.ok).toBe(false)
  expect((await look()).gone).toEqual([first])
})

it('takes a refusal for no deletion', async () => {
  const { look, first, world, emulator } = opened()
  unbindEntry(world, first, deal)
  emulator.faults.add([{ method: GET, error: 'ACCESS_DENIED' }])
  expect((await look()).gone).toEqual([])
})

for (const method of ['entity.item.get', 'user.option.get']) {
  it(`leaves the ledger as it is while ${method} fails`, async () => {
    const { look, emulator } = opened()
    emulator.faults.add([{ method, error: 'INTERNAL_SERVER_ERROR' }])
    expect((await look()).ledger).toBeNull()
    expect((await look()).ledger?.records).not.toEqual([])
  })
}

it('reads what this user pinned alone where there is no storage for all', async () => {
  const { look } = opened({ scopes: ['crm', 'user', 'placement'] })
  expect((await look()).ledger).toMatchObject({ shared: false, failed: null })
})

it('fails where the list fails', async () => {
  const { look, emulator } = opened()
  emulator.faults.add([{ method: LIST, error: 'INTERNAL_SERVER_ERROR' }])
  await expect(look()).rejects.toMatchObject({ code: expect.any(String) })
})
