import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ProgressBar } from './progress-bar.tsx'

it('says how far it is, in words and numbers', () => {
  render(<ProgressBar label="Setting up: 3 of 9" done={3} all={9} />)
  const bar = screen.getByRole('progressbar', { name: 'Setting up: 3 of 9' })
  expect(bar).toHaveAttribute('aria-valuenow', '3')
  expect(bar).toHaveAttribute('aria-valuemax', '9')
  expect(screen.getByText('Setting up: 3 of 9')).toBeVisible()
})
