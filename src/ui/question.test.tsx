import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Question } from './question.tsx'

function open(rest: { busy?: boolean; closed?: boolean; final?: boolean } = {}) {
  const { busy = false, closed = false, final = false } = rest
  const onNo = vi.fn()
  const onYes = vi.fn()
  const drawn = (isFinal: boolean) => (
    <Question
      ask="Delete it?"
      busy={busy}
      no={{ label: 'Keep', onNo }}
      yes={isFinal ? null : { label: 'Delete', onYes, closed }}
      message={<p role="alert">{isFinal ? 'Refused' : ''}</p>}
    >
      <p>It is gone for everybody.</p>
    </Question>
  )
  const view = render(drawn(final))
  return { ...view, onNo, onYes, refuse: () => view.rerender(drawn(true)), user: userEvent.setup() }
}

const names = () => screen.getAllByRole('button').map((button) => button.textContent)
const keep = () => screen.getByRole('button', { name: 'Keep' })

it('puts the safe answer first, with the focus on it, and says what is at stake', () => {
  open()
  expect(names()).toEqual(['Keep', 'Delete'])
  expect(keep()).toHaveFocus()
  expect(screen.getByRole('group', { name: 'Delete it?' })).toHaveAccessibleDescription(/gone for everybody/)
  expect(screen.getByRole('button', { name: 'Delete' })).toHaveAccessibleDescription(/gone for everybody/)
})

it('gives the safe answer by Esc', async () => {
  const { user, onNo, onYes } = open()
  await user.keyboard('{Escape}')
  expect(onNo).toHaveBeenCalledOnce()
  expect(onYes).not.toHaveBeenCalled()
})

it('takes no further answer while the last one is carried out', async () => {
  const { user, onNo, onYes } = open({ busy: true })
  await user.click(keep())
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  expect(onNo).not.toHaveBeenCalled()
  expect(onYes).not.toHaveBeenCalled()
})

it('keeps in reach what is closed, and does nothing', async () => {
  const { user, onYes } = open({ closed: true })
  const remove = screen.getByRole('button', { name: 'Delete' })
  expect(remove).toHaveAttribute('aria-disabled', 'true')
  await user.click(remove)
  expect(onYes).not.toHaveBeenCalled()
})

it('leaves the safe answer alone, with the focus, where the other one is known not to help', async () => {
  const { user, refuse } = open()
  await user.tab()
  refuse()
  expect(names()).toEqual(['Keep'])
  expect(keep()).toHaveFocus()
})

it('gives the focus back when it goes', () => {
  const opener = document.createElement('button')
  document.body.append(opener)
  opener.focus()
  const { unmount } = open()
  unmount()
  expect(opener).toHaveFocus()
  opener.remove()
})
