import { afterEach, expect, it, vi } from 'vitest'
import { makeRoomBelow, scrollToPopover } from './make-room-below.ts'

function popoverAt(rect: DOMRect) {
  document.body.innerHTML = '<main><div></div></main>'
  const page = document.querySelector('main')
  const popover = page?.querySelector('div')
  if (!page || !popover) throw new Error('the page did not parse')
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(360)
  vi.spyOn(popover, 'getBoundingClientRect').mockReturnValue(rect)
  vi.spyOn(page, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 360, 500))
  return { page, popover }
}

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

it('leaves alone what fits', () => {
  const { page, popover } = popoverAt(new DOMRect(20, 20, 200, 100))
  makeRoomBelow(popover)
  expect(popover.style.translate).toBe('')
  expect(page.style.minHeight).toBe('')
})

it('shifts a popover back inside from either side', () => {
  const left = popoverAt(new DOMRect(-30, 20, 200, 100))
  makeRoomBelow(left.popover)
  expect(left.popover.style.translate).toBe('38px')
  const right = popoverAt(new DOMRect(200, 20, 200, 100))
  makeRoomBelow(right.popover)
  expect(right.popover.style.translate).toBe('-48px')
})

it('stretches the page under a popover near its end until undone', () => {
  const { page, popover } = popoverAt(new DOMRect(20, 460, 200, 100))
  const undo = makeRoomBelow(popover)
  expect(page.style.minHeight).toBe('568px')
  undo()
  expect(page.style.minHeight).toBe('')
})

it('scrolls to a popover at once where the frame holds it, and else when the frame has grown', () => {
  vi.stubGlobal('innerHeight', 500)
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
  scrollToPopover(popoverAt(new DOMRect(20, 20, 200, 100)).popover)
  expect(scroll).toHaveBeenCalledOnce()
  scrollToPopover(popoverAt(new DOMRect(20, 460, 200, 100)).popover)
  expect(scroll).toHaveBeenCalledOnce()
  dispatchEvent(new Event('resize'))
  expect(scroll).toHaveBeenCalledTimes(2)
})

it('no longer scrolls to a popover that is gone', () => {
  vi.stubGlobal('innerHeight', 500)
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
  const stop = scrollToPopover(popoverAt(new DOMRect(20, 460, 200, 100)).popover)
  stop()
  dispatchEvent(new Event('resize'))
  expect(scroll).not.toHaveBeenCalled()
})
