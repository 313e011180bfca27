import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { MenuButton } from './menu-button.tsx'

function setup() {
  const copy = vi.fn()
  const remove = vi.fn()
  const items = [
    { id: 'copy', label: 'Copy link', onSelect: copy },
    { id: 'open', label: 'Open card', onSelect: vi.fn() },
    { id: 'delete', label: 'Delete', hint: 'Another app wrote it', disabled: true, onSelect: remove },
  ]
  render(
    <>
      <MenuButton label="More" items={items} />
      <button type="button">Elsewhere</button>
    </>,
  )
  return { copy, remove, trigger: screen.getByRole('button', { name: 'More' }) }
}

it('opens on a click and puts the focus on the first item', async () => {
  const { trigger } = setup()
  expect(trigger).toHaveAttribute('aria-expanded', 'false')
  await userEvent.click(trigger)
  expect(trigger).toHaveAttribute('aria-expanded', 'true')
  expect(await screen.findByRole('menu', { name: 'More' })).toBeVisible()
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Copy link' })).toHaveFocus())
})

it('opens at its end on the arrow up', async () => {
  const { trigger } = setup()
  trigger.focus()
  await userEvent.keyboard('{ArrowUp}')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus())
})

it('walks round with the arrows, Home and End', async () => {
  const { trigger } = setup()
  await userEvent.click(trigger)
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Open card' })).toHaveFocus()
  await userEvent.keyboard('{End}{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Copy link' })).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}')
  expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus()
  await userEvent.keyboard('{Home}')
  expect(screen.getByRole('menuitem', { name: 'Copy link' })).toHaveFocus()
})

it('finds an item by its first letters', async () => {
  const { trigger } = setup()
  await userEvent.click(trigger)
  await userEvent.keyboard('op')
  expect(screen.getByRole('menuitem', { name: 'Open card' })).toHaveFocus()
})

it('closes on Escape and gives the focus back', async () => {
  const { trigger } = setup()
  await userEvent.click(trigger)
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(trigger).toHaveFocus()
})

it('closes on a click elsewhere', async () => {
  const { trigger } = setup()
  await userEvent.click(trigger)
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }))
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
})

it('does the chosen action once, with the focus back on the button', async () => {
  const { copy, trigger } = setup()
  await userEvent.click(trigger)
  await userEvent.keyboard('{Enter}')
  expect(copy).toHaveBeenCalledOnce()
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(trigger).toHaveFocus()
})

it('explains an item that cannot be chosen and leaves the menu open', async () => {
  const { remove, trigger } = setup()
  await userEvent.click(trigger)
  const item = screen.getByRole('menuitem', { name: 'Delete' })
  expect(item).toHaveAttribute('aria-disabled', 'true')
  expect(item).toHaveAccessibleDescription('Another app wrote it')
  await userEvent.click(item)
  expect(remove).not.toHaveBeenCalled()
  expect(screen.getByRole('menu')).toBeVisible()
})

it('makes the page tall enough for an open menu, and gives the room back', async () => {
  const { trigger } = setup()
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return this.role === 'menu' ? new DOMRect(10, 100, 200, 150) : new DOMRect(0, 0, 800, 120)
  })
  const page = trigger.closest<HTMLElement>('body > *')
  await userEvent.click(trigger)
  expect(page?.style.minHeight).toBe('258px')
  await userEvent.keyboard('{Escape}')
  expect(page?.style.minHeight).toBe('')
})

it('shows which of several choices is the current one', async () => {
  const items = [
    { id: 'new', label: 'Newest first', checked: true, onSelect: vi.fn() },
    { id: 'old', label: 'Oldest first', checked: false, onSelect: vi.fn() },
  ]
  render(<MenuButton label="Order" wordy items={items} />)
  await userEvent.click(screen.getByRole('button', { name: 'Order' }))
  expect(screen.getByRole('menuitemradio', { name: 'Newest first', checked: true })).toHaveFocus()
})
