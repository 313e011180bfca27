import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'

/** Words beside a button, as a translator does not expect them. */
function Bare() {
  const [shown, setShown] = useState(true)
  return (
    <p>
      {shown && 'Words'}
      <button onClick={() => setShown(!shown)}>Change</button>
    </p>
  )
}

function Broken(): never {
  throw new RangeError('a fault of our own')
}

it('draws the page again where something else took a text out of it', () => {
  render(
    <ErrorBoundary fallback="Broken">
      <Bare />
    </ErrorBoundary>,
  )
  vi.mocked(console.error).mockImplementation(() => {})
  screen.getByText('Words').firstChild?.remove()
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  expect(screen.getByText('Words')).toBeVisible()
  expect(screen.queryByText('Broken')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Change' }))
  expect(screen.queryByText('Words')).toBeNull()
})

it('says that the page is broken where the fault is our own', () => {
  vi.mocked(console.error).mockImplementation(() => {})
  render(
    <ErrorBoundary fallback="Broken">
      <Broken />
    </ErrorBoundary>,
  )
  expect(screen.getByText('Broken')).toBeVisible()
})
