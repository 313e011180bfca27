import { useMutation } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Entry } from '#core/entry.ts'
import { bindMutation, unbindMutation } from '#data/binding-mutations.ts'
import { deleteEntryMutation } from '#data/entry-mutations.ts'
import { noteMutation } from '#data/note-mutations.ts'
import { pinMutation } from '#data/pin-mutations.ts'
import { usePortal } from '#portal/use-portal.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { SlowWord } from './slow-word.tsx'

const CONTACT = { entityTypeId: 3, entityId: 101 }

function Probe({ entry, other }: { entry: Entry; other: Entry }) {
  const connection = usePortal()
  const note = useMutation(noteMutation(connection, DEAL, entry.id, null))
  const pin = useMutation(pinMutation(connection, DEAL, entry.id))
  const bind = useMutation(bindMutation(connection, entry, DEAL, 'Deal'))
  const unbind = useMutation(unbindMutation(connection, DEAL, entry.id))
  const remove = useMutation(deleteEntryMutation(connection, DEAL))
  const writes = {
    note: () => note.mutate({ text: 'Call back', base: null }),
    pin: () => pin.mutate({ entry, pin: true, home: DEAL, homeTitle: 'Deal' }),
    bind: () => bind.mutate({ card: CONTACT, title: '' }),
    unbind: () => unbind.mutate(DEAL),
    delete: () => remove.mutate(entry.id),
  }
  return (
    <>
      {Object.entries(writes).map(([name, act]) => (
        <button key={name} type="button" onClick={act}>
          {name}
        </button>
      ))}
      <SlowWord owner={DEAL} entryId={entry.id} />
      <aside>
        <SlowWord owner={DEAL} entryId={other.id} />
      </aside>
    </>
  )
}

const WORD = /^The portal has not answered yet\./

afterEach(() => void vi.useRealTimers())

async function open() {
  const view = await renderInPortal(({ page }) => {
    const [entry, other] = page.entries
    return entry && other && <Probe entry={entry} other={other} />
  })
  const { emulator } = view
  emulator.faults.add([{ method: '*', latency: 10_000 }])
  // The first write waits for this code, which is no part of the portal's answer.
  await import('#data/writes.ts')
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  return { ...view, pass }
}

it.each(['note', 'pin', 'bind', 'unbind', 'delete'])(
  'says after three seconds that the portal has not answered a change of the %s, until it does',
  async (name) => {
    const { pass } = await open()
    act(() => screen.getByRole('button', { name }).click())
    await pass(2_500)
    expect(screen.queryByText(WORD)).toBeNull()
    await pass(600)
    expect(screen.getByText(WORD)).toBeVisible()
    expect(screen.getByText(WORD)).toHaveAttribute('role', 'status')
    // Only beside the entry that it is about.
    expect(screen.getByRole('complementary')).toHaveTextContent('')
    await pass(30_000)
    expect(screen.queryByText(WORD)).toBeNull()
  },
)

it('counts from the later write once the earlier one is answered', async () => {
  const { emulator, pass } = await open()
  act(() => screen.getByRole('button', { name: 'note' }).click())
  await pass(9_000)
  expect(screen.getByText(WORD)).toBeVisible()
  emulator.faults.clear()
  emulator.faults.add([{ method: 'crm.timeline.item.pin', latency: 10_000 }])
  act(() => screen.getByRole('button', { name: 'pin' }).click())
  await pass(2_000)
  expect(screen.queryByText(WORD)).toBeNull()
  await pass(1_500)
  expect(screen.getByText(WORD)).toBeVisible()
  await pass(20_000)
  expect(screen.queryByText(WORD)).toBeNull()
})
