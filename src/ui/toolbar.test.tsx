import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { IconButton } from './icon-button.tsx'
import { MenuButton } from './menu-button.tsx'
import { Toolbar } from './toolbar.tsx'

function renderBar(direction: 'ltr' | 'rtl' = 'ltr') {
  render(
    <div style={{ direction }}>
      <Toolbar label="Actions">
        <IconButton icon="pin" label="Pin" />
        <IconButton icon="trash" label="Delete" disabled />
        <IconButton icon="note" label="Note" />
        <MenuButton label="More" items={[{ id: 'copy', label: 'Copy link', onSelect: vi.fn() }]} />
      </Toolbar>
      <button type="button">After</button>
    </div>,
  )
}

const button = (name: string) => screen.getByRole('button', { name })

it('is one tab stop', async () => {
  renderBar()
  expect(screen.getByRole('toolbar', { name: 'Actions' })).toBeVisible()
  await userEvent.tab()
  expect(button('Pin')).toHaveFocus()
  await userEvent.tab()
  expect(button('After')).toHaveFocus()
})

it('walks its buttons with the arrows, past those that cannot be used, and round', async () => {
  renderBar()
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(button('Note')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(button('Pin')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(button('More')).toHaveFocus()
  await userEvent.keyboard('{Home}')
  expect(button('Pin')).toHaveFocus()
})

it('walks the other way where text runs right to left', async () => {
  renderBar('rtl')
  await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}')
  expect(button('Note')).toHaveFocus()
})

it('comes back to the button that was left', async () => {
  renderBar()
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.tab()
  await userEvent.tab({ shift: true })
  expect(button('Note')).toHaveFocus()
})

it('leaves the keys of an open menu alone', async () => {
  renderBar()
  await userEvent.click(button('More'))
  const item = await screen.findByRole('menuitem', { name: 'Copy link' })
  await userEvent.keyboard('{ArrowRight}')
  expect(item).toHaveFocus()
})
