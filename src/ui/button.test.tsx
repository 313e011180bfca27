import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Button } from './button.tsx'

it('does what it is for when clicked', async () => {
  const onClick = vi.fn()
  render(<Button onClick={onClick}>Save note</Button>)
  await userEvent.click(screen.getByRole('button', { name: 'Save note' }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('keeps its name and the focus while busy, and does nothing more', async () => {
  const onClick = vi.fn()
  const { rerender } = render(<Button onClick={onClick}>Save note</Button>)
  await userEvent.click(screen.getByRole('button'))
  rerender(
    <Button busy onClick={onClick}>
      Save note
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Save note' })
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(button)
  expect(onClick).toHaveBeenCalledOnce()
})

it('does not submit its form while busy', async () => {
  const onSubmit = vi.fn()
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" busy>
        Send
      </Button>
    </form>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(onSubmit).not.toHaveBeenCalled()
})

it('does not submit a form unless told to', async () => {
  const onSubmit = vi.fn()
  render(
    <form onSubmit={onSubmit}>
      <Button>Cancel</Button>
    </form>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onSubmit).not.toHaveBeenCalled()
})
