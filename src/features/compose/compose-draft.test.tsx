import { act, screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { ADMIN, DEAL, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { Compose } from './compose.tsx'

const DRAFT = 'trail:test:7:entry:2:100'
const CONTACT = { entityTypeId: 3, entityId: 50 }

function open(emulator: Emulator = createEmulator(), owner = DEAL, userId = MANAGER) {
  return renderInPortal(() => <Compose owner={owner} onDone={vi.fn()} onClose={vi.fn()} />, {
    emulator,
    owner,
    userId,
  })
}

const title = () => screen.getByRole('textbox', { name: 'Title' })
const text = () => screen.getByRole('textbox', { name: 'Text' })

it('survives a reload with title, text and icon, and says so', async () => {
  const first = await open()
  await first.user.type(title(), 'Called')
  await first.user.type(text(), 'No answer')
  await first.user.click(await screen.findByRole('radio', { name: 'Call' }))
  expect(screen.queryByText('Your unsent entry was kept.')).not.toBeInTheDocument()
  first.unmount()
  await open()
  expect(screen.getByText('Your unsent entry was kept.')).toBeVisible()
  expect(screen.getByRole('form')).toHaveAccessibleDescription('Your unsent entry was kept.')
  expect(title()).toHaveValue('Called')
  expect(text()).toHaveValue('No answer')
  expect(await screen.findByRole('radio', { name: 'Call' })).toBeChecked()
})

it('is a person’s own, and each card has another', async () => {
  const first = await open()
  await first.user.type(title(), 'Called')
  first.unmount()
  const second = await open(createEmulator(), CONTACT)
  expect(title()).toHaveValue('')
  second.unmount()
  await open(createEmulator(), DEAL, ADMIN)
  expect(title()).toHaveValue('')
})

it.each(['no json', '{"title":7}', '[]'])('begins empty where %s is stored', async (stored) => {
  localStorage.setItem(DRAFT, stored)
  await open()
  expect(title()).toHaveValue('')
})

it('is discarded when told to, and comes back when that was a mistake', async () => {
  const { user } = await open()
  await user.type(title(), 'Called')
  await user.click(screen.getByRole('button', { name: 'Discard the draft' }))
  expect(title()).toHaveValue('')
  expect(title()).toHaveFocus()
  expect(localStorage.getItem(DRAFT)).toBeNull()
  expect(screen.getByText('Draft discarded')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Bring it back' }))
  expect(title()).toHaveValue('Called')
  expect(localStorage.getItem(DRAFT)).toContain('Called')
})

it('stays when the portal refuses', async () => {
  const emulator = createEmulator({ switches: { adminOnly: true } })
  const { user, unmount } = await open(emulator)
  await user.type(title(), 'Called')
  await user.type(text(), 'No answer')
  await user.click(screen.getByRole('button', { name: 'Write entry' }))
  await screen.findByRole('alert')
  unmount()
  await open(emulator)
  expect(text()).toHaveValue('No answer')
  expect(screen.getByRole('button', { name: 'Write entry' })).toBeVisible()
})

it('lives as long as the page where storage is denied', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  const { user, unmount } = await open(createEmulator(), CONTACT)
  await user.type(title(), ' Called')
  expect(title()).toHaveValue(' Called')
  unmount()
  await open(createEmulator(), CONTACT)
  expect(title()).toHaveValue(' Called')
})

it('leaves the form when another tab sent it, and says so', async () => {
  const { user } = await open()
  await user.type(title(), 'Called')
  const oldValue = localStorage.getItem(DRAFT)
  act(() => {
    localStorage.removeItem(DRAFT)
    dispatchEvent(new StorageEvent('storage', { key: DRAFT, oldValue, newValue: null }))
  })
  expect(title()).toHaveValue('')
  expect(screen.getByText(/sent, changed or discarded meanwhile/)).toBeVisible()
})

it('makes one entry of two forms that send the same draft', async () => {
  const emulator = createEmulator()
  const first = await renderInPortal(
    () => (
      <>
        <Compose owner={DEAL} onDone={vi.fn()} onClose={vi.fn()} />
        <Compose owner={DEAL} onDone={vi.fn()} onClose={vi.fn()} />
      </>
    ),
    { emulator },
  )
  const [one, two] = screen.getAllByRole('form').map((form) => within(form))
  if (!one || !two) throw new Error('two forms are open')
  await first.user.type(one.getByRole('textbox', { name: 'Title' }), 'Called')
  await first.user.type(one.getByRole('textbox', { name: 'Text' }), 'No answer')
  expect(two.getByRole('textbox', { name: 'Title' })).toHaveValue('Called')
  one.getByRole('button', { name: 'Write entry' }).click()
  two.getByRole('button', { name: /Write entry|Look and send again/ }).click()
  expect(await one.findByText('Entry written')).toBeVisible()
  expect(await two.findByText(/sent, changed or discarded meanwhile/)).toBeVisible()
  expect([...emulator.world.entries.values()].filter((entry) => entry.title === 'Called')).toHaveLength(1)
})
