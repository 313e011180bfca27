import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Fold } from './fold.tsx'

function contentOf(height: number) {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(height)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return this.textContent === 'last link'
      ? new DOMRect(0, height - 20, 100, 20)
      : new DOMRect(0, 0, 100, 20)
  })
  render(
    <Fold more="Show more" less="Show less" height={100}>
      <a href="https://example.org/1">first link</a>
      <a href="https://example.org/2">last link</a>
    </Fold>,
  )
}

it('leaves short content alone', () => {
  contentOf(120)
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
  expect(screen.getByText('last link')).not.toHaveAttribute('inert')
})

it('folds long content and keeps what is hidden out of the tab order', () => {
  contentOf(400)
  expect(screen.getByRole('button', { name: 'Show more', expanded: false })).toBeVisible()
  expect(screen.getByText('first link')).not.toHaveAttribute('inert')
  expect(screen.getByText('last link')).toHaveAttribute('inert')
})

it('unfolds and folds again', async () => {
  contentOf(400)
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }))
  expect(screen.getByText('last link')).not.toHaveAttribute('inert')
  await userEvent.click(screen.getByRole('button', { name: 'Show less', expanded: true }))
  expect(screen.getByText('last link')).toHaveAttribute('inert')
})
