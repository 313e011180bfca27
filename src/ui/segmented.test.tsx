import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Segmented } from './segmented.tsx'

const choices = [
  { value: 'entries', label: 'Entries' },
  { value: 'runs', label: 'Runs' },
] as const

it('is a radio group with one choice checked', () => {
  render(<Segmented label="View" value="runs" choices={choices} onChange={vi.fn()} />)
  expect(screen.getByRole('radiogroup', { name: 'View' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Runs' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'Entries' })).not.toBeChecked()
})

it('reports the other choice', async () => {
  const onChange = vi.fn()
  render(<Segmented label="View" value="entries" choices={choices} onChange={onChange} />)
  await userEvent.click(screen.getByText('Runs'))
  expect(onChange).toHaveBeenCalledExactlyOnceWith('runs')
})

it('keeps the names of its choices when only icons are drawn', () => {
  const themed = [{ value: 'dark', label: 'Dark', icon: 'moon' }] as const
  render(<Segmented label="Theme" value="dark" choices={themed} onChange={vi.fn()} iconsOnly />)
  expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked()
})
