import { useEffect } from 'react'
import { usePortal } from './use-portal.ts'

/** One message a burst of changes; short enough that nobody sees the frame follow. */
const DEBOUNCE_MS = 40

/** Keeps the frame as high as the content of `root`, growing and shrinking. */
export function useFit(root: HTMLElement | null): void {
  const { host } = usePortal()
  useEffect(() => {
    if (!root || typeof ResizeObserver === 'undefined') return
    let timer = 0
    let last = 0
    const fit = () => {
      const height = root.offsetHeight
      if (height === last || height === 0) return
      last = height
      host.resize(height)
    }
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = window.setTimeout(fit, last === 0 ? 0 : DEBOUNCE_MS)
    })
    observer.observe(root)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [host, root])
}
