import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef, useState } from 'react'
import { expect, it } from 'vitest'
import { useBorrowedFocus } from './use-borrowed-focus.ts'

function Opened({ take, onClose }: { take: boolean; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useBorrowedFocus(box, take)
  return (
    <div ref={box} role="group" aria-label="Panel" tabIndex={-1}>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </div>
  )
}

function Page({ take = true }: { take?: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        Open
      </button>
      {open && <Opened take={take} onClose={() => setOpen(false)} />}
      <button type="button">Elsewhere</button>
    </>
  )
}

it('takes the focus when it opens and gives it back when it closes', async () => {
  render(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(screen.getByRole('group')).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

it('gives back only what it was handed, where it does not take', async () => {
  render(<Page take={false} />)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus()
})

it('leaves the focus where somebody has taken it meanwhile', async () => {
  render(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }))
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('group')).toBeNull()
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus()
})
