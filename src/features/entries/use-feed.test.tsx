import { useMutation } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { deleteEntryMutation } from '#data/entry-mutations.ts'
import { goneQuery } from '#data/gone.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { usePortal } from '#portal/use-portal.ts'
import { DEAL, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { FeedFoot } from './feed-foot.tsx'
import { useFeed } from './use-feed.ts'
import { useTrail } from './use-trail.ts'

const EMPTY: Card = { entityTypeId: 2, entityId: 102 }
const COMPANY: Card = { entityTypeId: 4, entityId: 10 }
const NO_LIST = 'This portal cannot list entries that were bound from other cards.'

function List({ owner, order }: { owner: Card; order: Order }) {
  const feed = useFeed(owner, order, useTrail(owner, order))
  const remove = useMutation(deleteEntryMutation(usePortal(), owner))
  return (
    <>
      <p>{feed.total} in all</p>
      <ol>
        {feed.entries.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ol>
      <button onClick={() => remove.mutate(feed.entries[0]?.id ?? 0)}>Delete the first</button>
      <FeedFoot trail={feed} />
    </>
  )
}

const open = (emulator: Emulator, owner = EMPTY, order: Order = 'newest') =>
  renderInPortal(() => <List owner={owner} order={order} />, { emulator, owner })

const shown = () => screen.queryAllByRole('listitem').map((item) => Number.parseInt(item.textContent, 10))

/** The portal's own timeline: what is bound to the card, newest first. */
function timelineOf({ world }: Emulator, { entityTypeId, entityId } = EMPTY): number[] {
  const ids = world.bound.get(`${entityTypeId}:${entityId}`) ?? []
  return [...ids].filter((id) => world.entries.has(id)).toSorted((a, b) => b - a)
}

function write({ world }: Emulator, owner: Card) {
  const about = { title: 'Called', text: 'x', iconCode: '', authorId: MANAGER, clientId: trailClientId }
  return addEntry(world, { ...about, owner, created: Date.now() })
}

/** Writes entries in turn on the card and on another one, whose entries are then bound to the card. */
function writeInTurn(emulator: Emulator, pairs: number, other = COMPANY): void {
  for (let k = 0; k < pairs; k++) {
    write(emulator, EMPTY)
    bindEntry(emulator.world, write(emulator, other).id, EMPTY)
  }
}

/** Goes on to the end, and looks at each step whether all until there is in order. */
async function walk(wanted: readonly number[]) {
  await waitFor(() => expect(shown().length).toBeGreaterThanOrEqual(Math.min(10, wanted.length)))
  while (shown().length < wanted.length) {
    const before = shown()
    expect(before).toEqual(wanted.slice(0, before.length))
    fireEvent.click(await screen.findByText(/^Show the next/))
    await waitFor(() => expect(shown().length).toBeGreaterThan(before.length))
  }
  expect(shown()).toEqual(wanted)
}

for (const order of ['newest', 'oldest'] as const) {
  it(`brings every entry of the timeline once and in order (${order} first)`, async () => {
    const emulator = createEmulator({ dialect: 'cloud' })
    writeInTurn(emulator, 12)
    writeInTurn(emulator, 8, DEAL)
    const timeline = timelineOf(emulator)
    await open(emulator, EMPTY, order)
    expect(await screen.findByText('40 in all')).toBeVisible()
    await walk(order === 'newest' ? timeline : timeline.toReversed())
    expect(await screen.findByText('That is all: 40 entries, 20 of them from other cards')).toBeVisible()
  })
}

it('goes on behind the fifty that the portal lists at once', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  for (let k = 0; k < 52; k++) bindEntry(emulator.world, write(emulator, COMPANY).id, EMPTY)
  write(emulator, EMPTY)
  const listed = () => emulator.log.filter(({ batch }) => batch?.includes('crm.timeline.historyitem.list'))
  await open(emulator)
  await walk(timelineOf(emulator))
  expect(listed()).toHaveLength(2)
})

it('asks by itself for what the first request had no room for, and moves nothing', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 8)
  await open(emulator)
  // Three of the bound entries came, and so the feed goes down to the fourth.
  expect(shown()).toEqual(timelineOf(emulator).slice(0, 6))
  expect(await screen.findByText('That is all: 16 entries, 8 of them from other cards')).toBeVisible()
  expect(shown()).toEqual(timelineOf(emulator))
  expect(emulator.log).toHaveLength(3)
})

it('asks no more than a page by itself, however many are bound before the next own entry', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  for (const id of timelineOf(emulator, DEAL)) bindEntry(emulator.world, id, EMPTY)
  await open(emulator)
  await waitFor(() => expect(shown()).toHaveLength(10))
  expect(await screen.findByRole('button', { name: 'Show the next 10' })).toBeVisible()
  expect(emulator.log).toHaveLength(2)
})

it('says that entries of other cards could not be loaded, and loads them at another try', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 8)
  emulator.faults.add([{ method: 'crm.timeline.logmessage.get', error: 'INTERNAL_SERVER_ERROR', times: 0 }])
  const { user } = await open(emulator)
  expect(await screen.findByText(/The next entries could not be loaded/)).toBeVisible()
  emulator.faults.clear()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('That is all: 16 entries, 8 of them from other cards')).toBeVisible()
  expect(shown()).toEqual(timelineOf(emulator))
})

it('asks once more for the list where it failed at first', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 2)
  emulator.faults.add([{ method: 'crm.timeline.historyitem.list', error: 'INTERNAL_SERVER_ERROR' }])
  await open(emulator)
  expect(shown()).toHaveLength(2)
  expect(await screen.findByText('That is all: 4 entries, 2 of them from other cards')).toBeVisible()
  expect(shown()).toEqual(timelineOf(emulator))
})

it('counts one less after an entry of another card was deleted', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 1)
  const { user } = await open(emulator)
  await user.click(screen.getByRole('button', { name: 'Delete the first' }))
  expect(await screen.findByText('That is all: 1 entry')).toBeVisible()
  expect(screen.getByText('1 in all')).toBeVisible()
  expect(timelineOf(emulator)).toEqual(shown())
})

it('does not count an entry of another card that was found deleted, and leaves it where it stands', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 2)
  const { client } = await open(emulator)
  const [bound = 0] = timelineOf(emulator)
  act(() => void client.setQueryData(goneQuery(EMPTY).queryKey, [bound]))
  expect(await screen.findByText('That is all: 3 entries, 1 of them from another card')).toBeVisible()
  expect(screen.getByText('3 in all')).toBeVisible()
  expect(shown()).toContain(bound)
})

it('leaves out what was unbound or deleted between the list and the request for the entry', async () => {
  const emulator = createEmulator({ dialect: 'cloud' })
  writeInTurn(emulator, 8)
  const [, , , , , , fourth = 0, , fifth = 0] = timelineOf(emulator)
  const { world } = emulator
  await open(emulator)
  world.entries.delete(fourth)
  world.bindings.set(fifth, [COMPANY])
  expect(await screen.findByText('That is all: 14 entries, 6 of them from other cards')).toBeVisible()
  expect(shown()).not.toContain(fourth)
  expect(shown()).not.toContain(fifth)
})

it('neither shows nor counts an entry of a card that is closed to the reader, where the portal refuses it', async () => {
  const emulator = createEmulator({ dialect: 'docs', switches: { historyitemList: 'present' } })
  const closed = [...emulator.world.entries.values()].find(({ owner }) => owner.entityId === 103)
  writeInTurn(emulator, 1)
  bindEntry(emulator.world, closed?.id ?? 0, EMPTY)
  await open(emulator)
  expect(await screen.findByText('That is all: 2 entries, 1 of them from another card')).toBeVisible()
  expect(shown()).not.toContain(closed?.id)
})

it('says at the end, and not before, what a portal without such a list cannot tell', async () => {
  const { user } = await open(createEmulator({ dialect: 'docs' }), DEAL)
  for (const count of [10, 10, 7]) {
    expect(screen.queryByText(NO_LIST)).not.toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: `Show the next ${count}` }))
  }
  expect(await screen.findByText(NO_LIST)).toBeVisible()
  expect(screen.getByText('That is all: 37 entries')).toBeVisible()
})
