import { type RefObject, useEffect, useRef } from 'react'

/**
 * Says when the element comes into sight and when it leaves it; the implicit root sees across the frame's border. Where
 * the browser cannot tell, it is in sight.
 */
export function useInSight(element: RefObject<Element | null>, onChange: (isInSight: boolean) => void): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (!element.current) return
    if (typeof IntersectionObserver === 'undefined') return latest.current(true)
    const observer = new IntersectionObserver((sights) => {
      latest.current(sights.at(-1)?.isIntersecting === true)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
}
