import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '#core/entry.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { pinEntry, pinnedIds } from '#emulator/world/bindings.ts'
import { ownedIds } from '#emulator/world/entries.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { createEmulator } from '#emulator/create-emulator.ts'
import { PinButton } from './pin-button.tsx'
import { PinFeedback } from './pin-feedback.tsx'
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

const KNOWN = 'Discount of 12 % approved'
/** All that the portal's answers tell: unpinning says the same of what was not pinned. */
const NOW = /The entries on this page hold no other slots now\./

/**
 * Deal 100 with three slots: one pinned through Trail, one by an agent on an old entry, and, unless `outside`, the
 * last by an agent on an entry of this page.
 */
async function open(options: Pick<EmulatorOptions, 'dialect'> & { outside?: boolean } = {}) {
  const { outside = false, ...rest } = options
  const emulator = createEmulator({ ...rest, switches: { pinLimit: 3, pinLimitError: 'number' } })
  const ids = ownedIds(emulator.world, DEAL)
  const agents = ids.at(outside ? 0 : -2) ?? 0
  pinEntry(emulator.world, agents, DEAL)
  const view = await renderInPortal(
    ({ page }) => page.entries[0] && <Probe entry={page.entries[0]} loaded={page.entries} />,
    { emulator },
  )
  const wanted = view.screen.page.entries[0]?.id ?? 0
  await view.user.click(screen.getByRole('button', { name: 'Pin' }))
  const panel = await screen.findByRole('group', { name: 'All pin slots of this card are taken' })
  const pins = () => pinnedIds(emulator.world, DEAL)
  return { ...view, panel, wanted, agents, pins }
}

const again = () => screen.getByRole('button', { name: 'Pin this entry' })
const pinned = () =>
  waitFor(() => expect(screen.getByRole('button', { name: 'Unpin' })).toHaveAttribute('aria-pressed', 'true'))

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('takes the focus, names the known pins and says what it cannot see', async () => {
    const { panel } = await open({ dialect })
    expect(panel).toHaveFocus()
    expect(within(panel).getByRole('button', { name: `Unpin ${KNOWN}` })).toBeVisible()
    expect(panel).toHaveTextContent('Agents may hold slots that Trail cannot see.')
    expect(screen.getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-pressed', 'false')
  })

  it('frees a known pin, and pins the wanted entry at one more click', async () => {
    const { user, wanted, pins } = await open({ dialect })
    await user.click(screen.getByRole('button', { name: `Unpin ${KNOWN}` }))
    await waitFor(() => expect(again()).toHaveFocus())
    expect(screen.getAllByRole('status').some((region) => region.textContent === 'Unpinned')).toBe(true)
    expect(pins()).toHaveLength(2)
    await user.keyboard('{Enter}')
    await pinned()
    expect(pins()).toContain(wanted)
    expect(screen.queryByRole('group')).toBeNull()
    expect(screen.getByRole('button', { name: 'Unpin' })).toHaveFocus()
  })

  it('frees what agents hold on this page, and no pin of Trail', async () => {
    const { user, wanted, agents, pins } = await open({ dialect })
    await user.click(screen.getByRole('button', { name: 'Free the other slots' }))
    await waitFor(() => expect(again()).toHaveFocus())
    expect(screen.getByText(NOW)).toBeVisible()
    expect(pins()).not.toContain(agents)
    expect(pins()).toHaveLength(2)
    await user.click(again())
    await pinned()
    expect(pins()).toContain(wanted)
  })

  it('frees them though the answer was lost', async () => {
    const { emulator, user, agents, pins } = await open({ dialect })
    emulator.faults.add([{ method: 'batch', drop: 'after' }])
    await user.click(screen.getByRole('button', { name: 'Free the other slots' }))
    expect(await screen.findByText(NOW)).toBeVisible()
    expect(pins()).not.toContain(agents)
  })
})

it('says how far the freeing is', async () => {
  const { emulator, user } = await open()
  emulator.faults.add([{ method: 'batch', latency: 500 }])
  await user.click(screen.getByRole('button', { name: 'Free the other slots' }))
  expect(screen.getByText('Freeing slots: 0 of 9')).toBeVisible()
  expect(await screen.findByText(NOW)).toBeVisible()
})

it('says so when the slots are still taken, and where else they may be held', async () => {
  const { user, panel, pins } = await open({ outside: true })
  await user.click(screen.getByRole('button', { name: 'Free the other slots' }))
  await waitFor(() => expect(again()).toHaveFocus())
  await user.click(again())
  expect(await screen.findByText('All slots are still taken.')).toBeVisible()
  expect(panel).toHaveTextContent('Show more entries, then free their slots here.')
  expect(screen.queryByRole('button', { name: 'Free the other slots' })).toBeNull()
  expect(pins()).toHaveLength(3)
})

it('says beside a pin why it could not be freed', async () => {
  const { emulator, user, pins } = await open()
  emulator.faults.add([{ method: 'crm.timeline.item.unpin', error: 'ACCESS_DENIED', status: 400 }])
  await user.click(screen.getByRole('button', { name: `Unpin ${KNOWN}` }))
  expect(await screen.findByText(/Your rights in the portal are not enough/)).toBeVisible()
  expect(screen.getByRole('button', { name: `Unpin ${KNOWN}` })).toBeVisible()
  expect(pins()).toHaveLength(3)
})

it('says why the others could not be freed', async () => {
  const { emulator, user, pins } = await open()
  emulator.faults.add([{ method: 'crm.timeline.item.unpin', error: 'ACCESS_DENIED', times: 9 }])
  await user.click(screen.getByRole('button', { name: 'Free the other slots' }))
  expect(await screen.findByText(/Your rights in the portal are not enough/)).toBeVisible()
  expect(pins()).toHaveLength(3)
})

it('stays open with the reason when the pin fails otherwise', async () => {
  const { emulator, user } = await open()
  emulator.faults.add([{ method: 'crm.timeline.item.pin', drop: 'before', times: 2 }])
  await user.click(again())
  expect(await screen.findByText(/connection was lost/)).toBeVisible()
  expect(again()).toHaveFocus()
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
