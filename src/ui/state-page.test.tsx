import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { StatePage } from './state-page.tsx'

it('says what is the matter and offers one thing to do', async () => {
  const onAct = vi.fn()
  render(
    <StatePage icon="lock" title="You may not see this card" level={1} action={{ label: 'Ask again', onAct }}>
      Ask whoever owns it.
    </StatePage>,
  )
  expect(screen.getByRole('heading', { name: 'You may not see this card', level: 1 })).toBeVisible()
  expect(screen.getByText('Ask whoever owns it.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }))
  expect(onAct).toHaveBeenCalledOnce()
})

it('needs no action', () => {
  render(<StatePage icon="list" title="No entries yet" />)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})
