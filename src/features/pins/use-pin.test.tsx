import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '#core/entry.ts'
import { done } from '#core/portal.ts'
import { keys } from '#data/keys.ts'
import type { Fault } from '#emulator/control/faults.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { pinEntry, pinnedIds } from '#emulator/world/bindings.ts'
import { deleteEntry } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { DEAL, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { MenuButton } from '#ui/menu-button.tsx'
import { PinButton } from './pin-button.tsx'
import { PinFeedback } from './pin-feedback.tsx'
import { unknownUnpinItem, usePin } from './use-pin.ts'

// It comes on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => void (await import('./full-panel.tsx')))

function Probe({ entry }: { entry: Entry }) {
  const { t } = useI18n()
  const pin = usePin(DEAL, entry, DEAL, 'Deal')
  const item = unknownUnpinItem(pin, t)
  return (
    <>
      <PinButton pin={pin} owner={DEAL} />
      <MenuButton label="More" items={item ? [item] : []} />
      <PinFeedback pin={pin} owner={DEAL} loaded={[]} />
    </>
  )
}

/** The newest entry of deal 100, which nobody pinned. */
async function open(options: Omit<EmulatorOptions, 'host'> & { userId?: number } = {}) {
  const view = await renderInPortal(
    ({ page }) => page.entries[0] && <Probe entry={page.entries[0]} />,
    options,
  )
  const entryId = view.screen.page.entries[0]?.id ?? 0
  const pinned = () => pinnedIds(view.emulator.world, DEAL).includes(entryId)
  return { ...view, entryId, pinned }
}

const ledgerCodes = ({ world }: Emulator) =>
  [...(world.apps.get(trailClientId)?.storages.get('trail')?.items.values() ?? [])].map(({ code }) => code)

const button = (name: 'Pin' | 'Unpin') => screen.getByRole('button', { name })
const settledAs = (name: 'Pin' | 'Unpin', pressed: boolean | null) =>
  waitFor(() => {
    expect(button(name)).not.toHaveAttribute('aria-busy', 'true')
    if (pressed === null) expect(button(name)).not.toHaveAttribute('aria-pressed')
    else expect(button(name)).toHaveAttribute('aria-pressed', String(pressed))
  })

const fault = (method: string, rest: Fault): Fault => ({ method: `crm.timeline.item.${method}`, ...rest })

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('pins, and writes it down for the others', async () => {
    const { emulator, user, entryId, pinned } = await open({ dialect })
    expect(button('Pin')).not.toHaveAttribute('aria-pressed')
    await user.click(button('Pin'))
    await settledAs('Unpin', true)
    expect(screen.getByText('Pinned')).toHaveAttribute('role', 'status')
    expect(pinned()).toBe(true)
    expect(ledgerCodes(emulator)).toContain(`pin:${entryId}`)
  })

  it.each(['kept', 'forgotten'] as const)('unpins and strikes it off, with CODE %s', async (entityCode) => {
    const { emulator, user, entryId, pinned } = await open({ dialect, switches: { entityCode } })
    await user.click(button('Pin'))
    await settledAs('Unpin', true)
    await user.click(button('Unpin'))
    await settledAs('Pin', false)
    expect(screen.getByText('Unpinned')).toHaveAttribute('role', 'status')
    expect(pinned()).toBe(false)
    expect(ledgerCodes(emulator)).not.toContain(`pin:${entryId}`)
  })

  for (const drop of ['before', 'after'] as const) {
    it(`pins though the answer was lost ${drop} the commit`, async () => {
      const { emulator, user, pinned } = await open({ dialect })
      emulator.faults.add([fault('pin', { drop })])
      await user.click(button('Pin'))
      await settledAs('Unpin', true)
      expect(pinned()).toBe(true)
    })

    it(`unpins though the answer was lost ${drop} the commit`, async () => {
      const { emulator, user, pinned } = await open({ dialect })
      await user.click(button('Pin'))
      await settledAs('Unpin', true)
      emulator.faults.add([fault('unpin', { drop })])
      await user.click(button('Unpin'))
      await settledAs('Pin', false)
      expect(pinned()).toBe(false)
    })

    it(`claims nothing when every answer is lost ${drop} the commit, and settles it at the next try`, async () => {
      const { emulator, user, pinned } = await open({ dialect })
      emulator.faults.add([fault('pin', { drop, times: 2 })])
      await user.click(button('Pin'))
      expect(await screen.findByRole('alert')).toHaveTextContent('The connection was lost')
      await settledAs('Pin', null)
      expect(pinned()).toBe(drop === 'after')
      await user.click(screen.getByRole('button', { name: 'Try again' }))
      await settledAs('Unpin', true)
      expect(pinned()).toBe(true)
      expect(screen.queryByText(/connection/)).toBeNull()
    })

    it(`claims nothing when every answer to unpinning is lost ${drop} the commit`, async () => {
      const { emulator, user, pinned } = await open({ dialect })
      await user.click(button('Pin'))
      await settledAs('Unpin', true)
      emulator.faults.add([fault('unpin', { drop, times: 2 })])
      await user.click(button('Unpin'))
      await screen.findByText(/connection was lost/)
      await settledAs('Pin', null)
      expect(pinned()).toBe(drop === 'before')
    })
  }

  it('takes the last slot though the answer was lost', async () => {
    const { emulator, user, pinned } = await open({ dialect, switches: { pinLimit: 3 } })
    emulator.faults.add([fault('pin', { drop: 'after' })])
    await user.click(button('Pin'))
    await settledAs('Unpin', true)
    expect(pinned()).toBe(true)
  })

  it('puts back what was there when the portal refuses', async () => {
    const { emulator, user, pinned } = await open({ dialect })
    emulator.faults.add([fault('pin', { error: 'CAN_NOT_CHANGE_PINNED', status: 400 })])
    await user.click(button('Pin'))
    expect(await screen.findByRole('alert')).toHaveTextContent('could not store the pin')
    await settledAs('Pin', null)
    expect(pinned()).toBe(false)
  })

  it('says so where the right is missing, and offers no further try', async () => {
    const { emulator, user } = await open({ dialect })
    emulator.faults.add([fault('pin', { error: 'ACCESS_DENIED', status: 400 })])
    await user.click(button('Pin'))
    expect(await screen.findByRole('alert')).toHaveTextContent('Your rights in the portal are not enough')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByText(/Your rights/)).toBeNull()
    expect(button('Pin')).toHaveFocus()
  })

  it('says so where the entry has vanished', async () => {
    const { emulator, user, entryId } = await open({ dialect })
    const entry = emulator.world.entries.get(entryId)
    if (entry) deleteEntry(emulator.world, entry)
    await user.click(button('Pin'))
    expect(await screen.findByRole('alert')).toHaveTextContent('somebody deleted it')
    await settledAs('Pin', false)
  })

  it('takes the pin of a vanished entry off the list', async () => {
    const { emulator, user, entryId } = await open({ dialect })
    await user.click(button('Pin'))
    await settledAs('Unpin', true)
    const entry = emulator.world.entries.get(entryId)
    if (entry) deleteEntry(emulator.world, entry)
    await user.click(button('Unpin'))
    expect(await screen.findByRole('alert')).toHaveTextContent('no longer on this card')
    await settledAs('Pin', false)
    expect(ledgerCodes(emulator)).not.toContain(`pin:${entryId}`)
  })

  it('unpins what an agent may have pinned', async () => {
    const { emulator, user, entryId, pinned } = await open({ dialect })
    pinEntry(emulator.world, entryId, DEAL)
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Unpin, if an agent pinned it' }))
    await settledAs('Pin', false)
    expect(pinned()).toBe(false)
  })

  it('tells a reader why pins are closed, before and after a try', async () => {
    const { emulator, user, entryId } = await open({ dialect, userId: READER })
    expect(button('Pin')).toHaveAttribute('aria-disabled', 'true')
    expect(button('Pin')).toHaveAccessibleDescription('Only people who may edit this card can pin.')
    await user.click(button('Pin'))
    expect(screen.getByText('Only people who may edit this card can pin.', { selector: 'div' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(button('Pin')).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'More' }))
    expect(await screen.findByRole('menuitem')).toHaveAttribute('aria-disabled', 'true')
    expect(pinnedIds(emulator.world, DEAL)).not.toContain(entryId)
  })

  it('says beforehand that an entry off the card cannot be pinned', async () => {
    const { client, emulator, user, entryId } = await open({ dialect })
    const OFF = /^This entry is not on this card any more/
    act(() => void client.setQueryData(keys.bindings(entryId), done([])))
    await waitFor(() => expect(button('Pin')).toHaveAccessibleDescription(OFF))
    const before = emulator.log.length
    await user.click(button('Pin'))
    expect(screen.getByText(OFF, { selector: 'div' })).toBeVisible()
    expect(emulator.log).toHaveLength(before)
  })

  it('pins once, however often it is clicked', async () => {
    const { emulator, user } = await open({ dialect })
    emulator.faults.add([fault('pin', { latency: 500 })])
    const click = button('Pin')
    await user.click(click)
    for (let k = 0; k < 3; k++) fireEvent.click(click)
    await settledAs('Unpin', true)
    expect(emulator.log.filter(({ method }) => method === 'crm.timeline.item.pin')).toHaveLength(1)
  })
})

it('shows the pin at once, and keeps the focus on a busy button', async () => {
  const { emulator, user } = await open()
  emulator.faults.add([fault('pin', { latency: 500 })])
  await user.click(button('Pin'))
  expect(button('Unpin')).toHaveAttribute('aria-pressed', 'true')
  expect(button('Unpin')).toHaveAttribute('aria-busy', 'true')
  expect(button('Unpin')).toHaveFocus()
  await settledAs('Unpin', true)
})

it('keeps a true pin that could not be written down, and writes it at the next try', async () => {
  const { emulator, user, entryId, pinned } = await open()
  emulator.faults.add([
    { method: 'entity.item.add', drop: 'before' },
    { method: 'user.option.get', drop: 'before' },
  ])
  await user.click(button('Pin'))
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be written down')
  await settledAs('Unpin', true)
  expect(pinned()).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(ledgerCodes(emulator)).toContain(`pin:${entryId}`))
  await settledAs('Unpin', true)
  expect(pinned()).toBe(true)
})

it('knows what it unpinned though the list could not be changed', async () => {
  const { emulator, user, entryId, pinned } = await open()
  await user.click(button('Pin'))
  await settledAs('Unpin', true)
  emulator.faults.add([{ method: 'entity.item.delete', drop: 'before', times: 2 }])
  await user.click(button('Unpin'))
  expect(await screen.findByRole('alert')).toHaveTextContent('could not be taken off the list')
  await settledAs('Pin', false)
  expect(pinned()).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(ledgerCodes(emulator)).not.toContain(`pin:${entryId}`))
  await settledAs('Pin', false)
})

it('keeps pins for this user alone where there is no shared list', async () => {
  const { emulator, user, entryId, pinned } = await open({ scopes: ['crm'] })
  await user.click(button('Pin'))
  await settledAs('Unpin', true)
  expect(pinned()).toBe(true)
  const options = emulator.world.apps.get(trailClientId)?.userOptions.get(7)
  expect(options?.get('trail_2_100')).toContain(`pin:${entryId}`)
  await user.click(button('Unpin'))
  await settledAs('Pin', false)
  expect(options?.get('trail_2_100')).not.toContain(`pin:${entryId}`)
})
