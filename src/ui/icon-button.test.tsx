import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { IconButton } from './icon-button.tsx'

it('is named by its label, which is also its tooltip', () => {
  render(<IconButton icon="pin" label="Pin" />)
  expect(screen.getByRole('button', { name: 'Pin' })).toHaveAttribute('title', 'Pin')
})

it('says whether it is pressed', () => {
  render(<IconButton icon="pin" label="Pin" pressed />)
  expect(screen.getByRole('button', { name: 'Pin', pressed: true })).toBeVisible()
})

it('is no toggle unless told so', () => {
  render(<IconButton icon="note" label="Note" />)
  expect(screen.getByRole('button')).not.toHaveAttribute('aria-pressed')
})

it('keeps the focus while busy and does nothing more', async () => {
  const onClick = vi.fn()
  render(<IconButton icon="pin" label="Pin" busy onClick={onClick} />)
  await userEvent.click(screen.getByRole('button', { name: 'Pin' }))
  expect(screen.getByRole('button')).toHaveFocus()
  expect(onClick).not.toHaveBeenCalled()
})
