import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Entry } from '#core/entry.ts'
import type { FirstScreen } from '#core/first-screen.ts'
import type { TrailList } from '#core/paging.ts'
import { keys } from '#data/keys.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { addEntry, deleteEntry } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { ADMIN, DEAL, MANAGER, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { DeletePanel } from './delete-panel.tsx'
import { RemovalStatus } from './removal-status.tsx'

const DELETE = 'crm.timeline.logmessage.delete'
const QUESTION = 'Delete this entry for everybody?'

type Writer = 'us' | 'another app' | 'a webhook'
const CLIENTS: Record<Writer, string | null> = {
  us: trailClientId,
  'another app': 'local.quotebot',
  'a webhook': null,
}

interface Options extends EmulatorOptions {
  userId?: number
  by?: Writer
  faults?: Fault[]
}

/** The panel below the newest entry, which the given one wrote; it closes as the card does it. */
async function asked({ userId = MANAGER, by = 'us', faults = [], ...rest }: Options = {}) {
  const emulator = createEmulator(rest)
  const { id } = addEntry(emulator.world, {
    owner: DEAL,
    created: Date.now(),
    authorId: userId,
    title: 'To go',
    text: 'x',
    iconCode: '',
    clientId: CLIENTS[by],
  })
  const onDeleted = vi.fn()
  const onClose = vi.fn()
  const view = await renderInPortal(
    (first) => <Card first={first} id={id} onDeleted={onDeleted} onClose={onClose} />,
    { emulator, userId },
  )
  emulator.faults.add(faults)
  const isThere = () => emulator.world.entries.has(id)
  const list = () => view.client.getQueryData<TrailList>(keys.ordered(DEAL, 'newest'))
  const listed = () => list()?.entries.some((entry) => entry.id === id)
  const total = () => list()?.total
  return { ...view, emulator, id, onDeleted, onClose, isThere, listed, total }
}

interface CardProps {
  first: FirstScreen
  id: number
  onDeleted: () => void
  onClose: () => void
}

function Card({ first, id, onDeleted, onClose }: CardProps) {
  const [open, setOpen] = useState(true)
  const entry = first.page.entries.find((each: Entry) => each.id === id)
  const close = () => {
    setOpen(false)
    onClose()
  }
  return (
    <>
      {open && entry && <DeletePanel owner={DEAL} entry={entry} onDeleted={onDeleted} onClose={close} />}
      <RemovalStatus owner={DEAL} />
    </>
  )
}

const yes = () => screen.getByRole('button', { name: 'Delete entry' })
const no = () => screen.getByRole('button', { name: 'Keep' })

it('asks in place, says who may, and begins at the safe answer', async () => {
  await asked()
  expect(screen.getByRole('group', { name: QUESTION })).toBeVisible()
  expect(no()).toHaveFocus()
  expect(yes()).toHaveAccessibleDescription(/only the app that wrote an entry delete it/)
})

it('keeps the entry by the button and by Esc', async () => {
  const { user, onClose, isThere } = await asked()
  await user.click(no())
  expect(onClose).toHaveBeenCalledOnce()
  expect(screen.queryByRole('group', { name: QUESTION })).not.toBeInTheDocument()
  expect(isThere()).toBe(true)
})

it('closes by Esc', async () => {
  const { user, onClose, isThere } = await asked()
  await user.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(isThere()).toBe(true)
})

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it.each([MANAGER, ADMIN])('deletes our own entry for user %i, and says so', async (userId) => {
    const { user, onDeleted, isThere, listed, total } = await asked({ dialect, userId })
    const before = total() ?? 0
    await user.click(yes())
    expect(await screen.findByText('Entry deleted')).toBeInTheDocument()
    expect(onDeleted).toHaveBeenCalledOnce()
    expect(isThere()).toBe(false)
    expect(listed()).toBe(false)
    expect(total()).toBe(before - 1)
  })

  it.each<Writer>(['another app', 'a webhook'])('explains that an entry of %s stays', async (by) => {
    const { user, onDeleted, isThere, listed } = await asked({ dialect, by, userId: ADMIN })
    await user.click(yes())
    expect(await screen.findByRole('alert')).toHaveTextContent(/Another app or a webhook wrote this entry/)
    expect(screen.queryByRole('button', { name: 'Delete entry' })).not.toBeInTheDocument()
    expect(no()).toHaveFocus()
    expect(onDeleted).not.toHaveBeenCalled()
    expect(isThere()).toBe(true)
    expect(listed()).toBe(true)
  })

  it('tells a reader beforehand and asks the portal nothing', async () => {
    const { user, emulator, isThere } = await asked({ dialect, userId: READER })
    expect(yes()).toHaveAttribute('aria-disabled', 'true')
    expect(yes()).toHaveAccessibleDescription(/Only people who may edit this card can delete entries/)
    const before = emulator.log.length
    await user.click(yes())
    expect(emulator.log).toHaveLength(before)
    expect(isThere()).toBe(true)
  })

  it('explains a portal that lets only administrators delete', async () => {
    const { user, isThere } = await asked({ dialect, switches: { adminOnly: true } })
    await user.click(yes())
    expect(await screen.findByRole('alert')).toHaveTextContent('only administrators delete entries')
    expect(isThere()).toBe(true)
  })

  it('lets an administrator delete there', async () => {
    const { user, isThere } = await asked({ dialect, switches: { adminOnly: true }, userId: ADMIN })
    await user.click(yes())
    await screen.findByText('Entry deleted')
    expect(isThere()).toBe(false)
  })

  it('lets an entry go that somebody else deleted already', async () => {
    const { user, emulator, id, onDeleted, listed } = await asked({ dialect })
    const entry = emulator.world.entries.get(id)
    if (entry) deleteEntry(emulator.world, entry)
    await user.click(yes())
    expect(await screen.findByText(/somebody deleted it/)).toBeInTheDocument()
    expect(onDeleted).toHaveBeenCalledOnce()
    expect(listed()).toBe(false)
  })

  it.each(['before', 'after'] as const)(
    'settles an answer that was lost %s the portal acted',
    async (drop) => {
      const { user, onDeleted, isThere, listed } = await asked({
        dialect,
        faults: [{ method: DELETE, drop }],
      })
      await user.click(yes())
      await screen.findByText('Entry deleted')
      expect(onDeleted).toHaveBeenCalledOnce()
      expect(isThere()).toBe(false)
      expect(listed()).toBe(false)
    },
  )

  it('can be tried again when the connection stays away', async () => {
    const faults: Fault[] = [{ method: DELETE, drop: 'before', times: 2 }]
    const { user, isThere, listed } = await asked({ dialect, faults })
    await user.click(yes())
    expect(await screen.findByRole('alert')).toHaveTextContent('The connection was lost')
    expect(isThere()).toBe(true)
    expect(listed()).toBe(true)
    expect(yes()).toHaveFocus()
    await user.click(yes())
    await screen.findByText('Entry deleted')
    expect(isThere()).toBe(false)
  })

  it.each([
    [{ error: 'QUERY_LIMIT_EXCEEDED', status: 503 }, 'too many requests'],
    [{ error: 'OPERATION_TIME_LIMIT', status: 429 }, 'time budget'],
    [{ error: 'expired_token', status: 401 }, 'session in the portal has ended'],
    [{ error: 'insufficient_scope', status: 403 }, 'lacks a permission'],
    [{ error: 0, description: 'x' }, 'did not explain'],
  ])('says what to do after %j', async (fault, words) => {
    const { user, isThere } = await asked({ dialect, faults: [{ method: DELETE, ...fault }] })
    await user.click(yes())
    expect(await screen.findByRole('alert')).toHaveTextContent(words)
    expect(isThere()).toBe(true)
  })
})

it('asks the portal once however often one clicks, and cannot be closed meanwhile', async () => {
  const { user, emulator, onClose } = await asked({ faults: [{ method: DELETE, latency: 500 }] })
  const button = yes()
  button.click()
  button.click()
  await user.click(button)
  await user.keyboard('{Escape}')
  expect(onClose).not.toHaveBeenCalled()
  await screen.findByText('Entry deleted')
  expect(emulator.log.filter(({ method }) => method === DELETE)).toHaveLength(1)
})

it('reports while its entry is still on screen, so that the focus can move on', async () => {
  const { user, onDeleted, listed } = await asked()
  let listedThen: boolean | undefined
  onDeleted.mockImplementation(() => {
    listedThen = listed()
  })
  await user.click(yes())
  await waitFor(() => expect(listed()).toBe(false))
  expect(listedThen).toBe(true)
})
