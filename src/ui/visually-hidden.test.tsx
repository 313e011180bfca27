import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { VisuallyHidden } from './visually-hidden.tsx'

it('still names what it is part of', () => {
  render(
    <button type="button">
      <VisuallyHidden>Remove</VisuallyHidden>
    </button>,
  )
  expect(screen.getByRole('button', { name: 'Remove' })).toBeVisible()
})
