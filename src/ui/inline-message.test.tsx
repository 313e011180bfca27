import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { InlineMessage } from './inline-message.tsx'

it('is a polite status', () => {
  render(<InlineMessage tone="ok">Saved</InlineMessage>)
  expect(screen.getByRole('status')).toHaveTextContent('Saved')
})

it('is an alert when something failed', () => {
  render(<InlineMessage tone="error">Refused</InlineMessage>)
  expect(screen.getByRole('alert')).toHaveTextContent('Refused')
})

it('waits as an empty region until there is something to say', () => {
  const { rerender } = render(<InlineMessage />)
  const region = screen.getByRole('status')
  expect(region).toBeEmptyDOMElement()
  rerender(<InlineMessage>Two new entries</InlineMessage>)
  expect(region).toHaveTextContent('Two new entries')
})

it('offers what to do next, and a way to put it aside', async () => {
  const onAct = vi.fn()
  const onDismiss = vi.fn()
  render(
    <InlineMessage
      tone="error"
      action={{ label: 'Try again', onAct }}
      dismiss={{ label: 'Close', onDismiss }}
    >
      Refused
    </InlineMessage>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(onAct).toHaveBeenCalledOnce()
  expect(onDismiss).toHaveBeenCalledOnce()
})
