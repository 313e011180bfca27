import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Slots } from './slots.tsx'

it('is one image that says how many are used', () => {
  render(<Slots used={2} total={7} label="2 of 7 slots used" />)
  expect(screen.getByRole('img', { name: '2 of 7 slots used' }).children).toHaveLength(7)
})

it('is ornament without words', () => {
  const { container } = render(<Slots used={2} total={2} />)
  expect(screen.queryByRole('img')).toBeNull()
  expect(container.querySelectorAll('[aria-hidden] > span')).toHaveLength(2)
})
