import { type RefObject, useLayoutEffect } from 'react'

const edge = 8

/**
 * Keeps a popover inside the document. Sideways it is shifted; below, the body is made tall enough while it is open,
 * because the frame's height follows the body and an absolutely placed box does not stretch it.
 */
export function useRoomBelow(popover: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const box = popover.current
    if (!box) return
    const { body, documentElement } = document
    const before = body.style.minHeight

    const { left, right, bottom } = box.getBoundingClientRect()
    const tooFarRight = Math.max(0, right + edge - documentElement.clientWidth)
    const tooFarLeft = Math.max(0, edge - left)
    if (tooFarLeft !== tooFarRight) box.style.translate = `${tooFarLeft - tooFarRight}px`

    const outline = body.getBoundingClientRect()
    const needed = Math.ceil(bottom + edge - outline.top)
    if (needed > outline.height) body.style.minHeight = `${needed}px`

    return () => {
      body.style.minHeight = before
    }
  }, [popover])
}
