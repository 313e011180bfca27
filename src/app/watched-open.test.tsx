import { act, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

beforeAll(async () => void (await import('./nothing-opened.tsx')))

afterEach(() => {
  vi.useRealTimers()
})

/** The tab of deal 100 in a portal that keeps silent until it is told to answer. */
async function silentPortal() {
  let answer = () => {}
  const opened: string[] = []
  const openPath = (path: string) => {
    opened.push(path)
    return new Promise<void>((resolve) => (answer = resolve))
  }
  await renderInPortal(() => <TabRoute owner={DEAL} linkedId={null} />, { host: { openPath } })
  const [article] = within(screen.getByRole('feed')).getAllByRole('article')
  if (!article) throw new Error('the deal has entries')
  vi.useFakeTimers({ shouldAdvanceTime: true })
  return {
    opened,
    article,
    author: within(article).getAllByRole('link')[0] ?? article,
    pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    answer: () => act(async () => answer()),
  }
}

const notice = /^Nothing opened\? Then the portal does not answer/

it('offers the address as a link, beside the entry, when the portal did not answer for five seconds', async () => {
  const { article, author, opened, pass } = await silentPortal()
  const address = author.getAttribute('href') ?? ''
  act(() => author.click())
  expect(opened).toEqual([new URL(address).pathname])
  await pass(4_000)
  expect(screen.queryByText(notice)).not.toBeInTheDocument()
  await pass(1_100)
  expect(within(article).getByText(notice)).toBeVisible()
  const link = within(article).getByRole('link', { name: address })
  expect(link).toHaveAttribute('href', address)
  expect(link).toHaveAttribute('target', '_blank')
  act(() => within(article).getByRole('button', { name: 'Close' }).click())
  expect(screen.queryByText(notice)).not.toBeInTheDocument()
})

it('takes the notice back when the slider is closed, and says nothing of one that closed before', async () => {
  const { author, pass, answer } = await silentPortal()
  act(() => author.click())
  await pass(5_100)
  expect(screen.getByText(notice)).toBeVisible()
  await answer()
  expect(screen.queryByText(notice)).not.toBeInTheDocument()
  act(() => author.click())
  await answer()
  await pass(6_000)
  expect(screen.queryByText(notice)).not.toBeInTheDocument()
})
