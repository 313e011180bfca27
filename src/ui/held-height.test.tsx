import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { HeldHeight } from './held-height.tsx'

afterEach(() => vi.unstubAllGlobals())

/** jsdom lays nothing out: the test says what a browser would see and measure. */
function setup() {
  let report: (isIntersecting: boolean) => void = () => {}
  class Observer {
    constructor(callback: (sights: { isIntersecting: boolean }[]) => void) {
      report = (isIntersecting) => callback([{ isIntersecting }])
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  render(
    <HeldHeight>
      <p>Pins</p>
    </HeldHeight>,
  )
  const box = screen.getByText('Pins').parentElement
  if (!box) throw new Error('the box is drawn')
  const size = vi.spyOn(box, 'getBoundingClientRect')
  const layOut = (width: number, height: number) => size.mockReturnValue(new DOMRect(0, 0, width, height))
  layOut(100, 80)
  return { box, layOut, scroll: (isInSight: boolean) => act(() => report(isInSight)) }
}

it('keeps its height while it is out of sight, and follows what is in it when seen again', () => {
  const { box, scroll } = setup()
  scroll(true)
  expect(box.style.height).toBe('')
  scroll(false)
  expect(box.style.height).toBe('80px')
  expect(box.style.overflow).toBe('clip')
  scroll(true)
  expect(box.style.height).toBe('')
  expect(box.style.overflow).toBe('')
})

it('grows freely before it was ever seen', () => {
  const { box, scroll } = setup()
  scroll(false)
  expect(box.style.height).toBe('')
})

it('keeps no height of a page that is not shown at all', () => {
  const { box, scroll, layOut } = setup()
  scroll(true)
  layOut(0, 0)
  scroll(false)
  expect(box.style.height).toBe('')
})
