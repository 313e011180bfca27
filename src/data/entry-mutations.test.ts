import { expect, it } from 'vitest'
import type { Order } from '#core/calls.ts'
import { type TrailList, firstList } from '#core/paging.ts'
import { addRecord } from '#core/ledger-writes.ts'
import { getLedger } from '#core/ledger.ts'
import type { Journal } from '#core/send-draft.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { testHost } from '#testing/test-host.ts'
import { addEntryMutation, deleteEntryMutation } from './entry-mutations.ts'
import { keys } from './keys.ts'
import { createQueryClient } from './query-client.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const contact = { entityTypeId: 3, entityId: 50 }
const MANAGER = 7
const me = { id: MANAGER, name: 'Olga', isAdmin: false, timeZone: '' }
const words = { title: 'Called', text: 'x', iconCode: '' }
const ADD = 'crm.timeline.logmessage.add'

function opened() {
  const emulator = createEmulator()
  const portal = emulatorPortal(emulator, MANAGER)
  const client = createQueryClient()
  const connection = { portal, host: testHost(deal), memory: mapMemory() }
  const write = (owner = deal, title = words.title) =>
    addEntry(emulator.world, {
      ...words,
      owner,
      title,
      created: Date.now(),
      authorId: MANAGER,
      clientId: trailClientId,
    })
  const written = () => [...emulator.world.entries.values()].filter(({ title }) => title === words.title)
  return { emulator, portal, client, connection, write, written }
}

function listed(order: Order, ids: readonly number[], total: number): TrailList {
  const entries = ids.map((id) => ({ ...words, id, created: null, authorId: MANAGER }))
  return firstList(order, { entries, total })
}

function notes(): Journal {
  let attempt: ReturnType<Journal['attempt']> = null
  return {
    draft: () => words,
    attempt: () => attempt,
    remember: (next) => void (attempt = next),
    settle: () => void (attempt = null),
  }
}

it('asks for the newest entry before it writes where only the oldest are on screen', async () => {
  const { emulator, client, connection, write, written } = opened()
  const old = write()
  client.setQueryData(keys.ordered(deal, 'oldest'), listed('oldest', [1], 1))
  const options = addEntryMutation(connection, deal, me, notes())
  const add = () => client.getMutationCache().build(client, options).execute(words)
  emulator.faults.add([{ method: ADD, drop: 'before' }])
  await expect(add()).rejects.toMatchObject({ code: 'network' })
  const entry = await add()
  expect(written().map(({ id }) => id)).toEqual([old.id, entry?.id])
})

it('sends nothing when it cannot learn what was there before', async () => {
  const { emulator, client, connection, written } = opened()
  const journal = notes()
  const options = addEntryMutation(connection, deal, me, journal)
  emulator.faults.add([{ method: 'crm.timeline.logmessage.list', drop: 'before' }])
  const add = () => client.getMutationCache().build(client, options).execute(words)
  await expect(add()).rejects.toMatchObject({ code: 'network' })
  expect(journal.attempt()).toBeNull()
  expect(written()).toHaveLength(0)
})

it('counts one entry less after a deletion, and no news of the deleted one', async () => {
  const { client, connection, write } = opened()
  const { id } = write()
  client.setQueryData(keys.ordered(deal, 'newest'), listed('newest', [id, 1], 2))
  client.setQueryData(keys.head(deal), {
    entries: listed('newest', [id, 1], 2).entries,
    total: 2,
    shape: 'array',
  })
  await client.getMutationCache().build(client, deleteEntryMutation(connection, deal)).execute(id)
  expect(client.getQueryData(keys.ordered(deal, 'newest'))).toMatchObject({
    total: 1,
    entries: [{ id: 1 }],
  })
  expect(client.getQueryData(keys.head(deal))).toMatchObject({ entries: [{ id: 1 }], total: 1 })
})

it('leaves the count alone after the deletion of an entry that was bound here from another card', async () => {
  const { client, connection, portal, write } = opened()
  const { id } = write(contact)
  const entry = { ...words, id, created: null, authorId: MANAGER }
  await addRecord(portal, deal, { kind: 'bind', entry, cut: false, home: contact, homeTitle: 'Ivan' })
  client.setQueryData(keys.ledger(deal), await getLedger(portal, deal))
  client.setQueryData(keys.ordered(deal, 'newest'), listed('newest', [1], 1))
  await client.getMutationCache().build(client, deleteEntryMutation(connection, deal)).execute(id)
  expect(client.getQueryData(keys.ordered(deal, 'newest'))).toMatchObject({ total: 1 })
  const { records } = await getLedger(portal, deal)
  expect(records.some((record) => record.entry.id === id)).toBe(false)
})
