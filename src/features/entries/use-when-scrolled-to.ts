import { useEffect, useRef } from 'react'

/** How long the element must have been out of sight: while a page settles, the frame itself grows past it. */
const SETTLED_MS = 500

/**
 * Calls when the reader scrolls to the element: when it comes into sight after it was out of sight for a while. What is
 * in sight from the beginning is not scrolled to, and costs nothing. The implicit root sees across the frame's border.
 */
export function useWhenScrolledTo(act: () => void, wanted: boolean) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!wanted || !element.current || typeof IntersectionObserver === 'undefined') return
    let hiddenSince = Infinity
    const observer = new IntersectionObserver((sights) => {
      const sight = sights.at(-1)
      if (!sight?.isIntersecting) {
        hiddenSince = Math.min(hiddenSince, performance.now())
        return
      }
      if (performance.now() - hiddenSince >= SETTLED_MS) latest.current()
      hiddenSince = Infinity
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [wanted])
  return element
}
