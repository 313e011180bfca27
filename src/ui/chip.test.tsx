import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Chip } from './chip.tsx'

it('shows the kind before the text', () => {
  render(<Chip kind="Deal" text="Server racks" />)
  expect(screen.getByTitle('Server racks')).toHaveTextContent(/^DealServer racks$/)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

it('opens by a button', async () => {
  const onClick = vi.fn()
  render(<Chip kind="Deal" text="Server racks" onClick={onClick} />)
  await userEvent.click(screen.getByRole('button', { name: /Server racks/ }))
  expect(onClick).toHaveBeenCalledOnce()
})

it('is a link with an address', () => {
  render(<Chip text="Server racks" href="https://portal.example/crm/deal/details/1/" />)
  const link = screen.getByRole('link', { name: 'Server racks' })
  expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  expect(link).toHaveAttribute('href', 'https://portal.example/crm/deal/details/1/')
})

it('can be removed once at a time', async () => {
  const onRemove = vi.fn()
  const { rerender } = render(<Chip text="Deal" remove={{ label: 'Unbind Deal', onRemove }} />)
  await userEvent.click(screen.getByRole('button', { name: 'Unbind Deal' }))
  rerender(<Chip text="Deal" remove={{ label: 'Unbind Deal', onRemove, busy: true }} />)
  await userEvent.click(screen.getByRole('button', { name: 'Unbind Deal' }))
  expect(onRemove).toHaveBeenCalledOnce()
})

it('says why it cannot be removed, before and after the try', async () => {
  const onRemove = vi.fn()
  const reason = 'Only people who may edit both cards can unbind.'
  render(<Chip text="Deal" remove={{ label: 'Unbind Deal', onRemove, closed: reason }} />)
  const button = screen.getByRole('button', { name: 'Unbind Deal', description: reason })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(button)
  expect(onRemove).toHaveBeenCalledOnce()
})
