import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DayHeading } from './day-heading.tsx'

it('is a heading of the asked level', () => {
  render(<DayHeading level={3}>Today</DayHeading>)
  expect(screen.getByRole('heading', { name: 'Today', level: 3 })).toBeVisible()
})

it('carries the day for machines', () => {
  render(<DayHeading dateTime="2026-11-21">Today</DayHeading>)
  expect(screen.getByText('Today')).toHaveAttribute('datetime', '2026-11-21')
})
