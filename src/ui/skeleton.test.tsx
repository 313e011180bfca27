import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Skeleton } from './skeleton.tsx'

it('stands in for as many entries as asked, in silence', () => {
  const { container } = render(<Skeleton count={4} />)
  const skeleton = container.firstElementChild
  expect(skeleton).toHaveAttribute('aria-hidden', 'true')
  expect(skeleton?.children).toHaveLength(4)
})
