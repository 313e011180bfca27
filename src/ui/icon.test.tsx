import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { iconPaths } from './icon-paths.ts'
import { Icon } from './icon.tsx'

it('is silent to screen readers', () => {
  const { container } = render(<Icon name="pin" />)
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
})

it('turns round where text runs right to left only if it points along the line', () => {
  const { container } = render(
    <>
      <Icon name="external" />
      <Icon name="check" />
    </>,
  )
  const [pointing, still] = container.querySelectorAll('svg')
  expect(pointing).toHaveClass('rtl:-scale-x-100')
  expect(still).not.toHaveClass('rtl:-scale-x-100')
})

it.each(Object.entries(iconPaths))('draws %s inside its grid', (_, path) => {
  const starts = [...path.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)].flatMap((hit) =>
    [hit[1], hit[2]].map(Number),
  )
  expect(starts.length).toBeGreaterThan(0)
  expect(starts.every((at) => at >= 0 && at <= 24)).toBe(true)
})
