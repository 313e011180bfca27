/**
 * Those of the elements that a person can see, in their order; the ones that show their upper edge, where any does. The
 * frame is as high as its page, so only the browser knows what the window around it shows.
 */
export function visibleOf<Shown extends Element>(elements: readonly Shown[]): Promise<Shown[]> {
  if (typeof IntersectionObserver === 'undefined' || elements.length === 0) return Promise.resolve([])
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((sights) => {
      observer.disconnect()
      const shown = sights.filter((sight) => sight.isIntersecting)
      const whole = shown.filter((sight) => sight.intersectionRect.top <= sight.boundingClientRect.top + 1)
      const visible = new Set((whole.length > 0 ? whole : shown).map((sight) => sight.target))
      resolve(elements.filter((element) => visible.has(element)))
    })
    for (const element of elements) observer.observe(element)
  })
}
