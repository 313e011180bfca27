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

/**
 * Scrolls to what of a popover lies below the screen: at once where the frame holds it, else when the frame has grown.
 * Answers how to stop waiting for that.
 */
export function scrollToPopover(popover: HTMLElement): () => void {
  const show = () => popover.scrollIntoView({ block: 'nearest' })
  if (popover.getBoundingClientRect().bottom <= innerHeight) show()
  else addEventListener('resize', show, { once: true })
  return () => removeEventListener('resize', show)
}
