import { type RefObject, useLayoutEffect } from 'react'

/**
 * For what opens in the flow and goes again: takes the focus (unless `take` is false), and hands what it still holds
 * of it back to where it was before.
 */
export function useBorrowedFocus(box: RefObject<HTMLElement | null>, take = true): void {
  useLayoutEffect(() => {
    const lender = document.activeElement
    const here = box.current
    if (take) here?.focus()
    return () => {
      if (here?.contains(document.activeElement) && lender instanceof HTMLElement) lender.focus()
    }
  }, [box, take])
}
