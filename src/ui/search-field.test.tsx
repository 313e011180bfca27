import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { useState } from 'react'
import { SearchField } from './search-field.tsx'

function Search({ onEscape }: { onEscape?: () => void }) {
  const [text, setText] = useState('')
  return (
    <div role="presentation" onKeyDown={onEscape}>
      <SearchField label="Search entries" clearLabel="Clear the search" value={text} onChange={setText} />
    </div>
  )
}

it('can be cleared once something is typed, and keeps the focus', async () => {
  render(<Search />)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  const field = screen.getByRole('searchbox', { name: 'Search entries' })
  await userEvent.type(field, 'rack')
  await userEvent.click(screen.getByRole('button', { name: 'Clear the search' }))
  expect(field).toHaveValue('')
  expect(field).toHaveFocus()
})

it('is cleared by Escape, and only then lets Escape through', async () => {
  const onEscape = vi.fn()
  render(<Search onEscape={onEscape} />)
  const field = screen.getByRole('searchbox')
  await userEvent.type(field, 'r')
  onEscape.mockClear()
  await userEvent.keyboard('{Escape}')
  expect(field).toHaveValue('')
  expect(onEscape).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onEscape).toHaveBeenCalledOnce()
})
