import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { renderInPortal } from '#testing/render-in-portal.tsx'
import { KeyHelp } from './key-help.tsx'

function Help({ onLetters }: { onLetters: (on: boolean) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button onClick={() => setOpen(true)}>An entry</button>
      {open && <KeyHelp letters onLetters={onLetters} onClose={() => setOpen(false)} />}
    </>
  )
}

it('takes the focus, and hands it back on Escape', async () => {
  const { user } = await renderInPortal(() => <Help onLetters={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'An entry' }))
  expect(screen.getByRole('region', { name: 'Keyboard shortcuts' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'An entry' })).toHaveFocus()
})

it('turns the letter keys off by a switch', async () => {
  const onLetters = vi.fn()
  const { user } = await renderInPortal(() => <Help onLetters={onLetters} />)
  await user.click(screen.getByRole('button', { name: 'An entry' }))
  const letters = screen.getByRole('switch', { name: 'Letter keys' })
  expect(letters).toBeChecked()
  await user.click(letters)
  expect(onLetters).toHaveBeenCalledWith(false)
})

it('names the Command key on a Mac', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')
  const { user } = await renderInPortal(() => <Help onLetters={vi.fn()} />)
  await user.click(screen.getByRole('button', { name: 'An entry' }))
  expect(screen.getByText('⌘Home, ⌘End')).toBeVisible()
})
