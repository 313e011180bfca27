import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TextField } from './text-field.tsx'

it('reports what is typed', async () => {
  const onChange = vi.fn()
  render(<TextField label="Title" value="" onChange={onChange} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'a')
  expect(onChange).toHaveBeenCalledExactlyOnceWith('a')
})

it('lets the typed text choose its direction, and the placeholder follow the page', () => {
  const { rerender } = render(<TextField label="Title" value="" onChange={vi.fn()} />)
  expect(screen.getByRole('textbox')).not.toHaveAttribute('dir')
  rerender(<TextField label="Title" value="שלום" onChange={vi.fn()} />)
  expect(screen.getByRole('textbox')).toHaveAttribute('dir', 'auto')
})
