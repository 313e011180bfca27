const EDGE = 8

/**
 * Keeps a popover inside the document; answers how to undo it. Sideways the popover is shifted; below, the page is
 * made tall enough, because the frame's height follows the page and an absolutely placed box does not stretch it.
 */
export function makeRoomBelow(popover: HTMLElement): () => void {
  const { left, right, bottom } = popover.getBoundingClientRect()
  const tooFarRight = Math.max(0, right + EDGE - document.documentElement.clientWidth)
  const tooFarLeft = Math.max(0, EDGE - left)
  if (tooFarLeft !== tooFarRight) popover.style.translate = `${tooFarLeft - tooFarRight}px`

  const page = popover.closest<HTMLElement>('body > *') ?? popover
  const before = page.style.minHeight
  const outline = page.getBoundingClientRect()
  const needed = Math.ceil(bottom + EDGE - outline.top)
  if (needed > outline.height) page.style.minHeight = `${needed}px`
  return () => {
    page.style.minHeight = before
  }
}
