import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { loadFirstScreen } from './first-screen.ts'
import { nextOffset, uniqueEntries } from './paging.ts'
import { type TrailPage, loadPage } from './trail-page.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7
const READER = 9

function opened(options: EmulatorOptions, userId = MANAGER) {
  const emulator = createEmulator(options)
  return { emulator, portal: emulatorPortal(emulator, userId), memory: mapMemory() }
}

for (const dialect of ['cloud', 'docs'] as const) {
  it(`takes two requests at the first visit and one ever after (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    await loadFirstScreen(portal, deal, 'newest', memory)
    expect(emulator.log).toHaveLength(2)
    const again = await loadFirstScreen(portal, deal, 'newest', memory)
    expect(emulator.log).toHaveLength(3)
    expect(emulator.log.at(-1)?.batch).toHaveLength(50)
    expect(again.page.entries).toHaveLength(10)
  })

  it(`brings ten entries with notes, bindings, authors, titles and the ledger at once (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    const first = await loadFirstScreen(portal, deal, 'newest', memory)
    const screen = await loadFirstScreen(portal, deal, 'newest', memory)
    expect(screen.page.byEntry).toEqual(first.page.byEntry)
    expect(screen.cardTitle).toMatchObject({ ok: true })
    expect(screen.me).toMatchObject({ ok: true, value: { id: MANAGER, isAdmin: false } })
    expect(screen.mayEdit).toBe(true)
    expect(screen.ledger.shared).toBe(true)
    expect(screen.ledger.records.map((record) => record.kind).toSorted()).toEqual(['bind', 'pin'])
    for (const entry of screen.page.entries) {
      const details = screen.page.byEntry[entry.id]
      expect(details?.note.ok).toBe(true)
      expect(details?.bindings).toMatchObject({ ok: true, value: expect.arrayContaining([]) })
      const truth = emulator.world.notes.get(`1:${entry.id}`)
      if (details?.note.ok) expect(details.note.value?.text).toBe(truth?.text)
    }
    expect(screen.page.people.length).toBeGreaterThan(0)
    expect(screen.page.titles['2:100']).toBe(screen.cardTitle.ok ? screen.cardTitle.value : '')
  })

  it(`brings notes and bindings of the ledger's entries where the portal forgets CODE (${dialect})`, async () => {
    const kept = opened({ dialect })
    const forgotten = opened({ dialect, switches: { entityCode: 'forgotten' } })
    const expected = await loadFirstScreen(kept.portal, deal, 'newest', kept.memory)
    const screen = await loadFirstScreen(forgotten.portal, deal, 'newest', forgotten.memory)
    expect(Object.keys(expected.ledgerDetails)).toHaveLength(2)
    expect(screen.ledgerDetails).toEqual(expected.ledgerDetails)
  })

  it(`pages to the end without repeating or losing an entry (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    const first = await loadFirstScreen(portal, deal, 'newest', memory)
    const pages: TrailPage[] = [first.page]
    for (let offset = nextOffset(pages); offset !== null; offset = nextOffset(pages)) {
      pages.push(await loadPage(portal, deal, 'newest', offset, memory))
      expect(pages.length).toBeLessThan(20)
    }
    const ids = uniqueEntries(pages).map((entry) => entry.id)
    expect(ids).toHaveLength(first.page.total ?? -1)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(emulator.log.length).toBe(1 + pages.length)
  })

  it(`tells a reader from an editor without changing anything (${dialect})`, async () => {
    const { portal, memory } = opened({ dialect }, READER)
    const screen = await loadFirstScreen(portal, deal, 'newest', memory)
    expect(screen.mayEdit).toBe(false)
  })

  it(`copes with fewer than ten entries and with none (${dialect})`, async () => {
    const { portal, memory } = opened({ dialect })
    await loadFirstScreen(portal, deal, 'newest', memory)
    const few = await loadFirstScreen(portal, { entityTypeId: 2, entityId: 101 }, 'newest', memory)
    expect(few.page.entries.length).toBeLessThan(10)
    for (const entry of few.page.entries) expect(few.page.byEntry[entry.id]?.bindings.ok).toBe(true)
    const none = await loadFirstScreen(portal, { entityTypeId: 2, entityId: 102 }, 'newest', memory)
    expect(none.page).toMatchObject({ entries: [], total: 0 })
  })
}

it('relearns the list shape when the portal changed its mind', async () => {
  const { emulator, portal, memory } = opened({ dialect: 'cloud' })
  await loadFirstScreen(portal, deal, 'newest', memory)
  emulator.reset({ switches: { listShape: 'array' } })
  const screen = await loadFirstScreen(portal, deal, 'newest', memory)
  expect(screen.page.entries.every((entry) => screen.page.byEntry[entry.id]?.bindings.ok)).toBe(true)
  expect(memory.read('listShape')).toBe('array')
})
