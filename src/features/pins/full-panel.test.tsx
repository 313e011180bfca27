import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '#core/entry.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { pinEntry, pinnedIds, unpinEntry } from '#emulator/world/bindings.ts'
import { ownedIds } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { PinButton } from './pin-button.tsx'
import { PinFeedback } from './pin-feedback.tsx'
import { PinnedRegion } from './pinned-region.tsx'
import { usePin } from './use-pin.ts'

// It comes on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => void (await import('./full-panel.tsx')))

function Probe({ entry, loaded }: { entry: Entry; loaded: readonly Entry[] }) {
  const pin = usePin(DEAL, entry, DEAL, 'Deal')
  return (
    <>
      <PinButton pin={pin} owner={DEAL} />
      <PinFeedback pin={pin} owner={DEAL} loaded={loaded} />
    </>
  )
}

const TITLE = 'All pin slots of this card are taken'
const KNOWN = 'Discount of 12 % approved'
const PIN = 'crm.timeline.item.pin'
const UNPIN = 'crm.timeline.item.unpin'

/**
 * Deal 100 with three slots: one pinned through Trail, one in the demo's own way, and one by an agent on the oldest
 * entry; the newest entry wants a slot.
 */
async function open(options: Pick<EmulatorOptions, 'dialect'> & { pinLimit?: number } = {}) {
  const { pinLimit = 3, ...rest } = options
  const emulator = createEmulator({ ...rest, switches: { pinLimit, pinLimitError: 'number' } })
  const { world } = emulator
  const ids = ownedIds(world, DEAL)
  for (const id of ids) if (pinnedIds(world, DEAL).length < pinLimit) pinEntry(world, id, DEAL)
  const view = await renderInPortal(
    ({ page }) => (
      <>
        <PinnedRegion owner={DEAL} renderEntry={({ entry }) => <h3>{entry.title}</h3>} />
        {page.entries[0] && <Probe entry={page.entries[0]} loaded={page.entries} />}
      </>
    ),
    { emulator },
  )
  const wanted = view.screen.page.entries[0]?.id ?? 0
  const [known = 0] = view.screen.ledger.records.flatMap((each) =>
    each.kind === 'pin' ? [each.entry.id] : [],
  )
  const before = pinnedIds(world, DEAL)
  await view.user.click(screen.getByRole('button', { name: 'Pin' }))
  const panel = await screen.findByRole('group', { name: TITLE })
  const pins = () => pinnedIds(world, DEAL)
  const batches = () => emulator.log.flatMap(({ batch }) => (batch?.includes(PIN) ? [batch] : []))
  return { ...view, world, panel, wanted, known, before, pins, batches }
}

const replace = (title: string) => screen.getByRole('button', { name: `Replace ${title}` })
const search = () => screen.getByRole('button', { name: 'Look for them' })
const choices = () =>
  within(screen.getByRole('group', { name: TITLE }))
    .queryAllByRole('listitem')
    .map((item) => item.textContent.replace(/Replace$/, ''))
const region = () => within(screen.getByRole('region', { name: 'Pinned entries' }))
const pinned = () =>
  waitFor(() => expect(screen.getByRole('button', { name: 'Unpin' })).toHaveAttribute('aria-pressed', 'true'))

const ledgerCodes = ({ world }: Emulator) =>
  [...(world.apps.get(trailClientId)?.storages.get('trail')?.items.values() ?? [])].map(({ code }) => code)

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('takes the focus, names the known pins, and says which it does not know', async () => {
    const { panel } = await open({ dialect })
    expect(panel).toHaveFocus()
    expect(panel).toHaveTextContent('Pin this instead of:')
    expect(choices()).toEqual([KNOWN])
    expect(panel).toHaveTextContent('Pins made outside Trail are not in this list.')
    expect(screen.getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-pressed', 'false')
  })

  it.each([3, 7])(
    'pins in the place of a known one in one request, and back, with %i slots',
    async (pinLimit) => {
      const { emulator, user, wanted, known, before, pins, batches } = await open({ dialect, pinLimit })
      await user.click(replace(KNOWN))
      expect(await screen.findByText(`Unpinned: “${KNOWN}”`)).toBeVisible()
      await pinned()
      expect(batches()).toEqual([[UNPIN, UNPIN, PIN, PIN]])
      expect(pins()).toEqual([...before.filter((id) => id !== known), wanted])
      await waitFor(() => expect(ledgerCodes(emulator)).toContain(`pin:${wanted}`))
      expect(ledgerCodes(emulator)).not.toContain(`pin:${known}`)

      await user.click(screen.getByRole('button', { name: 'Undo' }))
      await waitFor(() => expect(choices()).toEqual([KNOWN]))
      expect(batches()).toHaveLength(2)
      expect(pins()).toEqual(before)
      await waitFor(() => expect(ledgerCodes(emulator)).toContain(`pin:${known}`))
      expect(ledgerCodes(emulator)).not.toContain(`pin:${wanted}`)
    },
  )

  it.each([3, 7])('finds the pins made outside Trail and changes none, with %i slots', async (pinLimit) => {
    const { user, world, before, known, pins, batches } = await open({ dialect, pinLimit })
    await user.click(search())
    expect(await screen.findByText('Entries checked: 38 of 38')).toBeVisible()
    const outside = before.filter((id) => id !== known).map((id) => world.entries.get(id)?.title)
    expect(choices()).toHaveLength(pinLimit)
    expect(choices().filter((text) => text.endsWith('pinned outside Trail'))).toHaveLength(pinLimit - 1)
    for (const title of outside) expect(region().getByText(String(title))).toBeVisible()
    expect(region().getByText('1 pinned through Trail')).toBeVisible()
    expect(region().getByText(`Outside Trail: ${pinLimit - 1}`)).toBeVisible()
    expect(pins()).toEqual(before)
    expect(batches()[0]).toEqual([PIN, ...Array.from({ length: 24 }, () => [UNPIN, PIN]).flat()])
    expect(screen.queryByRole('button', { name: 'Look for them' })).toBeNull()
    expect(screen.getByRole('group', { name: TITLE })).toHaveFocus()
  })

  it('pins the wanted entry and stops looking where slots came free meanwhile', async () => {
    const { user, world, wanted, before, pins, batches } = await open({ dialect })
    const [first = 0, second = 0] = before
    unpinEntry(world, first, DEAL)
    unpinEntry(world, second, DEAL)
    await user.click(search())
    await pinned()
    expect(screen.queryByRole('group')).toBeNull()
    expect(batches()).toHaveLength(1)
    expect(pins()).toEqual([...before.slice(2), wanted])
  })

  it('frees nothing where the wanted entry cannot be pinned', async () => {
    const { emulator, user, before, pins } = await open({ dialect })
    emulator.faults.add([{ method: PIN, error: 'CAN_NOT_CHANGE_PINNED' }])
    await user.click(replace(KNOWN))
    expect(await screen.findByRole('alert')).toHaveTextContent('could not store the pin')
    expect(pins()).toEqual(before)
    expect(choices()).toEqual([KNOWN])
  })
})

it('lets a found pin give way, and names it', async () => {
  const { user, world, wanted, before, known, pins } = await open()
  await user.click(search())
  await screen.findByText('Entries checked: 38 of 38')
  const [outside = 0] = before.filter((id) => id !== known)
  const title = world.entries.get(outside)?.title ?? ''
  await user.click(replace(title))
  expect(await screen.findByText(`Unpinned: “${title}”`)).toBeVisible()
  expect(pins()).toEqual([...before.filter((id) => id !== outside), wanted])
  expect(region().queryByText(title)).toBeNull()
})

it('looks no further after Stop, and keeps what it found', async () => {
  const { emulator, user, before, pins, batches } = await open()
  emulator.faults.add([{ method: PIN, latency: 300 }])
  await user.click(search())
  await user.click(await screen.findByRole('button', { name: 'Stop' }))
  await waitFor(() => expect(search()).toBeVisible())
  expect(batches()).toHaveLength(1)
  expect(screen.getByText(/^Entries checked: \d+ of 38$/)).toBeVisible()
  expect(pins()).toEqual(before)
})

it('looks no further when the panel is closed', async () => {
  const { emulator, user, before, pins, batches } = await open()
  emulator.faults.add([{ method: PIN, latency: 300 }])
  await user.click(search())
  await user.keyboard('{Escape}')
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Pin' })).not.toHaveAttribute('aria-busy', 'true'),
  )
  await waitFor(() => expect(batches()).toHaveLength(1))
  expect(pins()).toEqual(before)
})

it('says which pin was off for a moment, because the portal cut its check in two', async () => {
  const { emulator, user, world, before, pins } = await open()
  const [oldest = 0] = before
  const second = ownedIds(world, DEAL).at(-2) ?? 0
  unpinEntry(world, oldest, DEAL)
  pinEntry(world, second, DEAL)
  const now = pins()
  emulator.faults.add([
    { method: PIN, error: 0 },
    { method: PIN, error: 'CAN_NOT_CHANGE_PINNED' },
  ])
  await user.click(search())
  const title = world.entries.get(second)?.title
  expect(await screen.findByText(`“${title}” was unpinned for a moment and is pinned again.`)).toBeVisible()
  expect(await screen.findByText('Entries checked: 38 of 38')).toBeVisible()
  expect(pins()).toEqual(now)
})

it('tells of a listed pin that somebody has taken off, and still finds no slot', async () => {
  const { user, world, known, pins } = await open()
  unpinEntry(world, known, DEAL)
  pinEntry(world, ownedIds(world, DEAL).at(-2) ?? 0, DEAL)
  const before = pins()
  await user.click(replace(KNOWN))
  expect(await screen.findByText('All slots are still taken.')).toBeVisible()
  expect(choices()).toEqual([])
  expect(pins()).toEqual(before)
})

it('says so where a freed pin could not be put back', async () => {
  const { emulator, user, known, pins } = await open()
  emulator.faults.add([{ method: PIN, error: 'CAN_NOT_CHANGE_PINNED', times: 3 }])
  await user.click(replace(KNOWN))
  expect(await screen.findByRole('alert')).toHaveTextContent(`“${KNOWN}” may have lost its pin.`)
  expect(pins()).not.toContain(known)
})

it('says why a pin could not be freed, and why nothing could be looked for', async () => {
  const { emulator, user, before, pins } = await open()
  emulator.faults.add([{ method: UNPIN, error: 'ACCESS_DENIED', status: 400 }])
  await user.click(replace(KNOWN))
  expect(await screen.findByRole('alert')).toHaveTextContent('Your rights in the portal are not enough')
  emulator.faults.add([{ method: PIN, error: 'OPERATION_TIME_LIMIT' }])
  await user.click(search())
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('time budget'))
  expect(pins()).toEqual(before)
})

it('tries the pin again where somebody has made room', async () => {
  const { user, world, known, wanted, pins } = await open()
  await user.click(screen.getByRole('button', { name: 'Pin this entry' }))
  expect(await screen.findByText('All slots are still taken.')).toBeVisible()
  unpinEntry(world, known, DEAL)
  await user.click(screen.getByRole('button', { name: 'Pin this entry' }))
  await pinned()
  expect(pins()).toContain(wanted)
  expect(screen.getByRole('button', { name: 'Unpin' })).toHaveFocus()
})

it('stays open with the reason when the pin fails otherwise', async () => {
  const { emulator, user } = await open()
  emulator.faults.add([{ method: PIN, drop: 'before', times: 2 }])
  await user.click(screen.getByRole('button', { name: 'Pin this entry' }))
  expect(await screen.findByText(/connection was lost/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Pin this entry' })).toHaveFocus()
})

for (const [way, close] of [
  ['Esc', '{Escape}'],
  ['its button', 'Close'],
] as const) {
  it(`gives the focus back when it is closed by ${way}`, async () => {
    const { user, wanted, pins } = await open()
    if (close === 'Close') await user.click(screen.getByRole('button', { name: close }))
    else await user.keyboard(close)
    expect(screen.queryByRole('group')).toBeNull()
    expect(screen.getByRole('button', { name: 'Pin' })).toHaveFocus()
    expect(pins()).not.toContain(wanted)
  })
}
