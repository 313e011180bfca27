import { type ReactNode, useRef } from 'react'
import { useInSight } from './use-in-sight.ts'

/**
 * Keeps its height from when it leaves the sight until it is seen again: what changes in it then does not move what
 * the reader has below it. A browser does this by itself only for what scrolls inside the frame.
 */
export function HeldHeight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const wasSeen = useRef(false)

  useInSight(box, (isInSight) => {
    const element = box.current
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {}
    // What is not laid out, as in a hidden tab, has no height to keep.
    if (!element || width === 0) return
    wasSeen.current ||= isInSight
    const isHeld = wasSeen.current && !isInSight
    element.style.height = isHeld ? `${height}px` : ''
    element.style.overflow = isHeld ? 'clip' : ''
  })

  return (
    <div ref={box} className="flow-root print:h-auto! print:overflow-visible!">
      {children}
    </div>
  )
}
