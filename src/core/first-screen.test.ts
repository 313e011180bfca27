import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { loadFirstScreen } from './first-screen.ts'
import { addRecord } from './ledger-writes.ts'
import { nextAsk, withAnswer } from './next-page.ts'
import { firstList } from './paging.ts'
import { loadPage } from './load-page.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7
const READER = 9
const DAY = 24 * 60 * 60 * 1000
const company = { entityTypeId: 4, entityId: 10 }
const LIST = 'crm.timeline.historyitem.list'

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
    // Without a list of bound entries one type fewer is known than there is room for.
    expect(emulator.log.at(-1)?.batch).toHaveLength(dialect === 'cloud' ? 50 : 49)
    expect(again.page.entries).toHaveLength(10)
  })

  it(`never asks more than 50 commands, whatever is due (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    for (const day of [0, 1, 1, 3]) await loadFirstScreen(portal, deal, 'newest', memory, day * DAY)
    const counts = emulator.log.map(({ batch }) => batch?.length ?? 0)
    expect(Math.max(...counts)).toBeLessThanOrEqual(50)
    expect(counts).toHaveLength(5)
  })

  it(`asks for the names of types once a day, and has them every time (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    const asked = () => emulator.log.at(-1)?.batch?.includes('crm.enum.ownertype')
    const first = await loadFirstScreen(portal, deal, 'newest', memory, DAY)
    expect(first.typeNames[1]).toBe('Lead')
    const again = await loadFirstScreen(portal, deal, 'newest', memory, 2 * DAY - 1)
    expect(asked()).toBe(false)
    expect(again.typeNames).toEqual(first.typeNames)
    await loadFirstScreen(portal, deal, 'newest', memory, 2 * DAY)
    expect(asked()).toBe(true)
  })

  it(`brings the private half of the ledger with all options of the user (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    emulator.faults.add([{ method: 'entity.item.add', error: 'ACCESS_DENIED' }])
    const [entry] = (await loadFirstScreen(portal, deal, 'newest', memory)).page.entries
    if (!entry) throw new Error('The seed has entries')
    await addRecord(portal, deal, { kind: 'pin', entry, cut: false, home: deal, homeTitle: 'Deal' })
    const { ledger } = await loadFirstScreen(portal, deal, 'newest', memory)
    expect(ledger.records.filter(({ itemId }) => itemId === null)).toMatchObject([
      { entry: { id: entry.id } },
    ])
    const elsewhere = { ...deal, entityId: 101 }
    const other = await loadFirstScreen(portal, elsewhere, 'newest', memory)
    expect(other.ledger.records.filter(({ itemId }) => itemId === null)).toEqual([])
  })

  it(`brings ten entries with notes, bindings, authors, titles and the ledger at once (${dialect})`, async () => {
    const { emulator, portal, memory } = opened({ dialect })
    const first = await loadFirstScreen(portal, deal, 'newest', memory)
    const screen = await loadFirstScreen(portal, deal, 'newest', memory)
    expect(screen.page.byEntry).toEqual(first.page.byEntry)
    expect(screen.cardTitle).toMatchObject({ ok: true })
    expect(screen.related).toEqual([
      { entityTypeId: 3, entityId: 50 },
      { entityTypeId: 4, entityId: 10 },
    ])
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
    let list = firstList('newest', first.page)
    let pages = 1
    for (; !list.ended && pages < 20; pages++)
      list = withAnswer(list, await loadPage(portal, deal, 'newest', nextAsk(list), memory))
    const ids = list.entries.map((entry) => entry.id)
    expect(ids).toHaveLength(first.page.total ?? -1)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(emulator.log.length).toBe(1 + pages)
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

describe('entries that are bound from other cards', () => {
  for (const userId of [MANAGER, READER]) {
    it(`are listed with their texts and names in the first request (user ${userId})`, async () => {
      const { emulator, portal, memory } = opened({ dialect: 'cloud' }, userId)
      await loadFirstScreen(portal, company, 'newest', memory)
      emulator.log.length = 0
      const { bound, page, boundDetails } = await loadFirstScreen(portal, company, 'newest', memory)
      expect(emulator.log).toHaveLength(1)
      if (bound.state !== 'listed') throw new Error(bound.state)
      expect(bound.index).toMatchObject({ total: 1, rows: [{ owner: deal }] })
      const [entry] = Object.values(bound.entries)
      expect(emulator.world.entries.get(entry?.id ?? 0)).toMatchObject({
        title: entry?.title,
        text: entry?.text,
      })
      expect(boundDetails[entry?.id ?? 0]?.bindings.ok).toBe(true)
      expect(page.people.map(({ id }) => id)).toContain(entry?.authorId)
      expect(page.titles['2:100']).toMatch(/Northwind/)
    })
  }

  it('have their texts and names at the first visit too', async () => {
    const { emulator, portal, memory } = opened({ dialect: 'cloud' })
    const { bound, page } = await loadFirstScreen(portal, company, 'newest', memory)
    expect(emulator.log).toHaveLength(2)
    if (bound.state !== 'listed') throw new Error(bound.state)
    const [entry] = Object.values(bound.entries)
    expect(page.people.map(({ id }) => id)).toContain(entry?.authorId)
    expect(page.titles['2:100']).toMatch(/Northwind/)
  })

  it('hide the title of a card the reader may not see', async () => {
    const { emulator, portal, memory } = opened({ dialect: 'cloud' })
    const closed = [...emulator.world.entries.values()].find(({ owner }) => owner.entityId === 103)
    bindEntry(emulator.world, closed?.id ?? 0, company)
    for (let visit = 0; visit < 2; visit++) {
      const { bound, page } = await loadFirstScreen(portal, company, 'newest', memory)
      expect(bound).toMatchObject({
        state: 'listed',
        entries: { [closed?.id ?? 0]: { title: closed?.title } },
      })
      expect(page.titles['2:103']).toBe('')
    }
  })

  it('come from cards of the same type as well', async () => {
    const { emulator, portal, memory } = opened({ dialect: 'cloud' })
    const [id = 0] = emulator.world.owned.get('2:101') ?? []
    bindEntry(emulator.world, id, deal)
    const { bound } = await loadFirstScreen(portal, deal, 'newest', memory)
    if (bound.state !== 'listed') throw new Error(bound.state)
    expect(bound.index.total).toBe(2)
    expect(bound.index.rows).toContainEqual({ id, owner: { entityTypeId: 2, entityId: 101 } })
  })

  it('are asked for once a day where the portal has no list of them', async () => {
    const { emulator, portal, memory } = opened({ dialect: 'docs' })
    const asked = () => emulator.log.filter(({ batch }) => batch?.includes(LIST)).length
    expect((await loadFirstScreen(portal, company, 'newest', memory, DAY)).bound.state).toBe('missing')
    expect((await loadFirstScreen(portal, company, 'newest', memory, 2 * DAY - 1)).bound.state).toBe(
      'missing',
    )
    expect(asked()).toBe(1)
    emulator.reset({ dialect: 'docs', switches: { historyitemList: 'present' } })
    expect((await loadFirstScreen(portal, company, 'newest', memory, 2 * DAY)).bound.state).toBe('listed')
  })

  it.each([
    ['ACCESS_DENIED', 'missing'],
    ['0', 'missing'],
    ['QUERY_LIMIT_EXCEEDED', 'failed'],
    ['OPERATION_TIME_LIMIT', 'failed'],
    ['INTERNAL_SERVER_ERROR', 'failed'],
  ])('leave the rest of the screen whole where the list answers %s', async (error, state) => {
    const { emulator, portal, memory } = opened({ dialect: 'cloud' })
    await loadFirstScreen(portal, company, 'newest', memory)
    emulator.faults.add([{ method: LIST, error, times: 0 }])
    const screen = await loadFirstScreen(portal, company, 'newest', memory)
    expect(screen.bound.state).toBe(state)
    expect(screen.page.entries).toHaveLength(4)
    expect(screen.cardTitle.ok).toBe(true)
    await loadFirstScreen(portal, company, 'newest', memory)
    expect(emulator.log.at(-1)?.batch?.includes(LIST)).toBe(state === 'failed')
  })
})
