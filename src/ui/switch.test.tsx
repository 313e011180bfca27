import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Switch } from './switch.tsx'

it('is a switch with its name, its state and the line under it', () => {
  render(<Switch label="Deal" hint="The tab is on" checked onChange={vi.fn()} />)
  const control = screen.getByRole('switch', { name: 'Deal' })
  expect(control).toBeChecked()
  expect(control).toHaveAccessibleDescription('The tab is on')
})

it('asks for the other state when its row is clicked', async () => {
  const onChange = vi.fn()
  render(<Switch label="Deal" hint="The tab is on" checked onChange={onChange} />)
  await userEvent.click(screen.getByText('The tab is on'))
  expect(onChange).toHaveBeenCalledExactlyOnceWith(false)
})

it('is moved by the space bar', async () => {
  const onChange = vi.fn()
  render(<Switch label="Deal" checked={false} onChange={onChange} />)
  await userEvent.tab()
  await userEvent.keyboard(' ')
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true)
})

it('keeps the focus and its state while locked', async () => {
  const onChange = vi.fn()
  render(<Switch label="Deal" checked locked onChange={onChange} />)
  await userEvent.tab()
  const control = screen.getByRole('switch', { name: 'Deal' })
  expect(control).toHaveFocus()
  expect(control).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard(' ')
  expect(onChange).not.toHaveBeenCalled()
  expect(control).toBeChecked()
})
