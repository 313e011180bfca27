import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { FeedFoot } from './feed-foot.tsx'
import { useFeed } from './use-feed.ts'
import { useTrail } from './use-trail.ts'

function Foot() {
  return <FeedFoot trail={useFeed(DEAL, 'newest', useTrail(DEAL, 'newest'))} />
}

it('keeps the focus at the end when the last page takes the button away', async () => {
  const { user } = await renderInPortal(() => <Foot />)
  for (const count of [10, 10, 7]) {
    const next = () => screen.getByRole('button', { name: `Show the next ${count}` })
    await waitFor(() => expect(next()).toHaveAttribute('aria-busy', 'false'))
    await user.click(next())
  }
  const end = await screen.findByText('That is all: 38 entries, 1 of them from another card')
  expect(end.parentElement).toHaveFocus()
})

it('hands the focus to the retry of a failure, which takes the place of the button', async () => {
  const { emulator, user } = await renderInPortal(() => <Foot />)
  emulator.faults.add([{ method: 'batch', error: 'INTERNAL_SERVER_ERROR', status: 500, times: 0 }])
  await user.click(await screen.findByRole('button', { name: 'Show the next 10' }))
  expect(await screen.findByRole('button', { name: 'Try again' }, { timeout: 8000 })).toHaveFocus()
})
