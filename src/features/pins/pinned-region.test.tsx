import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Entry } from '#core/entry.ts'
import { addRecord } from '#core/ledger-writes.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { getEntry } from '#core/operations.ts'
import { keys } from '#data/keys.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { pinEntry, pinnedIds } from '#emulator/world/bindings.ts'
import { deleteEntry, ownedIds } from '#emulator/world/entries.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { ADMIN, DEAL, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { PinButton } from './pin-button.tsx'
import { PinFeedback } from './pin-feedback.tsx'
import { PinnedRegion } from './pinned-region.tsx'
import { usePin } from './use-pin.ts'

function EntryProbe({ entry }: { entry: Entry }) {
  const pin = usePin(DEAL, entry, DEAL, 'Deal')
  return (
    <article aria-label={entry.title}>
      <h3>{entry.title}</h3>
      <PinButton pin={pin} owner={DEAL} />
      <PinFeedback pin={pin} owner={DEAL} loaded={[]} />
    </article>
  )
}

const drawn = ({ entry }: StoredRecord) => <EntryProbe entry={entry} />

async function open(options: Omit<EmulatorOptions, 'host'> & { emulator?: Emulator } = {}) {
  const view = await renderInPortal(
    ({ page }) => (
      <>
        <PinnedRegion owner={DEAL} renderEntry={drawn} />
        <main>
          {page.entries.slice(0, 2).map((entry) => (
            <EntryProbe key={entry.id} entry={entry} />
          ))}
        </main>
      </>
    ),
    options,
  )
  return { ...view, pins: () => pinnedIds(view.emulator.world, DEAL) }
}

const region = () => screen.getByRole('region', { name: 'Pinned entries' })
const feed = () => within(screen.getByRole('main'))
const titles = () =>
  within(region())
    .getAllByRole('heading', { level: 3 })
    .map((heading) => heading.textContent)

const KNOWN = 'Discount of 12 % approved'
const NEWEST = 'Иван подтвердил время'
const [SECOND] = ['Check list before the move: 9 of 11']

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('shows the pins of the ledger and how many slots they are known to take', async () => {
    await open({ dialect })
    expect(titles()).toEqual([KNOWN])
    expect(within(region()).getByText('1 pinned through Trail')).toBeVisible()
    expect(within(region()).getByRole('img')).toHaveAccessibleName('1 of up to 7 slots is known to be taken')
    expect(screen.queryByText(/Only you see this list/)).toBeNull()
  })

  it('takes in what is pinned in the feed, newest entry first', async () => {
    const { user, pins } = await open({ dialect })
    await user.click(feed().getAllByRole('button', { name: 'Pin' })[1] ?? document.body)
    expect(titles()).toEqual([SECOND, KNOWN])
    await user.click(feed().getAllByRole('button', { name: 'Pin' })[0] ?? document.body)
    expect(titles()).toEqual([NEWEST, SECOND, KNOWN])
    await waitFor(() => expect(pins()).toHaveLength(4))
    expect(await within(region()).findByText('3 pinned through Trail')).toBeVisible()
  })

  it('gives up what the portal refuses to pin', async () => {
    const { emulator, user } = await open({ dialect })
    emulator.faults.add([{ method: 'crm.timeline.item.pin', error: 'ACCESS_DENIED', status: 400 }])
    await user.click(feed().getAllByRole('button', { name: 'Pin' })[0] ?? document.body)
    expect(await feed().findByRole('alert')).toHaveTextContent('Your rights')
    expect(titles()).toEqual([KNOWN])
  })

  it('lets a pin go, tells so, and goes when the focus leaves it', async () => {
    const { user, pins } = await open({ dialect })
    await user.click(within(region()).getByRole('button', { name: 'Unpin' }))
    await waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveFocus())
    expect(within(region()).getByText('Unpinned')).toHaveAttribute('role', 'status')
    expect(pins()).toHaveLength(1)
    await user.tab()
    expect(screen.queryByRole('region')).toBeNull()
  })
})

it('keeps a pin in its place, with the reason, when it could not be taken off', async () => {
  const { emulator, user, pins } = await open()
  emulator.faults.add([{ method: 'crm.timeline.item.unpin', error: 'ACCESS_DENIED', status: 400 }])
  await user.click(within(region()).getByRole('button', { name: 'Unpin' }))
  expect(await within(region()).findByRole('alert')).toHaveTextContent('Your rights')
  expect(within(region()).getByRole('button', { name: 'Unpin' })).toHaveFocus()
  expect(pins()).toHaveLength(2)
})

it('says that a pinned entry has left the card before it lets it go', async () => {
  const { emulator, user } = await open()
  const [entryId = 0] = pinnedIds(emulator.world, DEAL)
  const entry = emulator.world.entries.get(entryId)
  if (entry) deleteEntry(emulator.world, entry)
  await user.click(within(region()).getByRole('button', { name: 'Unpin' }))
  expect(await within(region()).findByRole('alert')).toHaveTextContent('no longer on this card')
  await user.click(within(region()).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('heading', { level: 3, name: KNOWN })).toBeNull())
})

it('says that only this user sees the list where there is no shared one', async () => {
  const { user } = await open({ scopes: ['crm'] })
  expect(screen.queryByRole('region')).toBeNull()
  await user.click(feed().getAllByRole('button', { name: 'Pin' })[0] ?? document.body)
  expect(await within(region()).findByText(/Only you see this list/)).toBeVisible()
})

it('says that the shared list could not be read, and reads it at a click', async () => {
  const emulator = createEmulator()
  emulator.faults.add([{ method: 'entity.item.get', error: 'INTERNAL_SERVER_ERROR', times: 2 }])
  const { user } = await open({ emulator })
  expect(within(region()).getByText(/portal/)).toBeVisible()
  expect(within(region()).queryByRole('img')).toBeNull()
  expect(screen.queryByText(/Only you see this list/)).toBeNull()
  const again = within(region()).getByRole('button', { name: 'Try again' })
  await user.click(again)
  await waitFor(() => expect(again).not.toHaveAttribute('aria-busy', 'true'))
  expect(again).toHaveFocus()
  await user.click(again)
  await waitFor(() => expect(titles()).toEqual([KNOWN]))
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(within(region()).getByText('1 pinned through Trail')).toBeVisible()
  expect(within(region()).getByRole('heading', { level: 2 })).toHaveFocus()
})

it('draws no seven slots once a card was full before', async () => {
  const emulator = createEmulator({ switches: { pinLimit: 3 } })
  const [oldest = 0] = ownedIds(emulator.world, DEAL)
  pinEntry(emulator.world, oldest, DEAL)
  const { user } = await open({ emulator })
  expect(within(region()).getByRole('img').children).toHaveLength(7)
  await user.click(feed().getAllByRole('button', { name: 'Pin' })[0] ?? document.body)
  await screen.findByText('All pin slots of this card are taken')
  expect(within(region()).queryByRole('img')).toBeNull()
  expect(within(region()).getByText('1 pinned through Trail')).toBeVisible()
})

it('asks nothing more of the portal for what the first screen brought', async () => {
  const { emulator } = await open()
  const after = emulator.log.length
  await screen.findByRole('region')
  expect(emulator.log).toHaveLength(after)
})

it('is nothing at all where nothing is pinned', async () => {
  await renderInPortal(() => <PinnedRegion owner={DEAL} renderEntry={drawn} />, { seed: 'empty' })
  expect(screen.queryByRole('region')).toBeNull()
})

it('shows a colleague’s later pin of what was unpinned here', async () => {
  const { emulator, user, screen: before } = await open()
  await user.click(within(region()).getByRole('button', { name: 'Unpin' }))
  await waitFor(() => expect(screen.getByRole('heading', { level: 2 })).toHaveFocus())
  const [record] = before.ledger.records.filter(({ kind }) => kind === 'pin')
  const colleague = emulatorPortal(emulator, ADMIN)
  if (record) await addRecord(colleague, DEAL, record)
  await user.click(feed().getAllByRole('button', { name: 'Pin' })[0] ?? document.body)
  await waitFor(() => expect(titles()).toEqual([NEWEST, KNOWN]))
})

it('reads in one request what hangs on pins that the first screen did not know', async () => {
  const emulator = createEmulator({ scopes: ['crm'] })
  const portal = emulatorPortal(emulator, MANAGER)
  const [oldest = 0, second = 0] = ownedIds(emulator.world, DEAL)
  for (const id of [oldest, second]) {
    const entry = await getEntry(portal, id)
    await addRecord(portal, DEAL, { kind: 'pin', entry, cut: false, home: DEAL, homeTitle: 'Deal' })
  }
  const { client } = await renderInPortal(() => <PinnedRegion owner={DEAL} renderEntry={drawn} />, {
    emulator,
  })
  expect(titles()).toHaveLength(2)
  await waitFor(() => expect(client.getQueryData(keys.note(DEAL, oldest))).toBeDefined())
  const asked = emulator.log.at(-1)?.batch?.filter((method) => method === 'crm.timeline.note.get')
  expect(asked).toHaveLength(2)
})
