import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { TextArea } from './text-area.tsx'

it('has a label even where it is hidden from the eye', () => {
  render(<TextArea label="Note" hideLabel value="" onChange={vi.fn()} />)
  expect(screen.getByRole('textbox', { name: 'Note' })).toBeVisible()
})

it('reports what is typed, lines included', async () => {
  const onChange = vi.fn()
  render(<TextArea label="Note" value="One" onChange={onChange} />)
  await userEvent.type(screen.getByRole('textbox'), '{Enter}')
  expect(onChange).toHaveBeenCalledExactlyOnceWith('One\n')
})

it('grows by a hidden copy of its text, which nobody hears', () => {
  const { container } = render(<TextArea label="Note" value={'One\nTwo'} onChange={vi.fn()} />)
  expect(container.querySelector('[aria-hidden]')?.textContent).toBe('One\nTwo ')
})

it('shows an error beside its hint', () => {
  render(<TextArea label="Note" value="" onChange={vi.fn()} hint="Plain text" error="The portal refused" />)
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Plain text The portal refused')
})
