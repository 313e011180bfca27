import { useEffect, useRef } from 'react'

/** How long the element must have been in sight, or out of it: while a page settles, the frame itself grows past it. */
const SETTLED_MS = 500

/**
 * Calls when the reader scrolls to the element, or where the page ends above the lower edge of the screen so that there
 * is nothing to scroll: when it comes into sight after a while out of it, or has been in sight for a while. The implicit
 * root sees across the frame's border.
 */
export function useWhenScrolledTo(element: Element | null, act: () => void, wanted: boolean): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!wanted || !element || typeof IntersectionObserver === 'undefined') return
    let hiddenSince = Infinity
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver((sights) => {
      const isInSight = sights.at(-1)?.isIntersecting === true
      clearTimeout(timer)
      if (!isInSight) {
        hiddenSince = Math.min(hiddenSince, performance.now())
        return
      }
      const wasScrolledTo = performance.now() - hiddenSince >= SETTLED_MS
      hiddenSince = Infinity
      if (wasScrolledTo) latest.current()
      else timer = setTimeout(() => latest.current(), SETTLED_MS)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [wanted, element])
}
