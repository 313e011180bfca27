import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

/** What comes before a first key: the pointer or the focus is in the frame. */
const SIGNS = ['focus', 'focusin', 'pointerover', 'keydown'] as const

/** The keys of the tab (trail-keys.ts), fetched when a person comes to the frame: nothing that is drawn needs them. */
export function useTrailKeys(
  page: RefObject<HTMLElement | null>,
  letters: boolean,
  needs: () => Promise<void>,
): void {
  const last = useRef<HTMLElement>(null)
  const areLettersOn = useEffectEvent(() => letters)

  useEffect(() => {
    let isOver = false
    let stop = () => {}
    let early: KeyboardEvent | null = null
    const keep = (event: KeyboardEvent) => void (early ??= event)
    addEventListener('keydown', keep)
    async function begin() {
      for (const sign of SIGNS) removeEventListener(sign, beginQuietly)
      const { listenToKeys } = await import('./trail-keys.ts')
      removeEventListener('keydown', keep)
      if (!isOver) stop = listenToKeys({ page, last, areLettersOn, needs, early })
    }
    // Without the keys there are still the buttons that they press.
    function beginQuietly() {
      begin().catch(() => {})
    }
    if (document.hasFocus()) beginQuietly()
    else for (const sign of SIGNS) addEventListener(sign, beginQuietly)
    return () => {
      isOver = true
      for (const sign of SIGNS) removeEventListener(sign, beginQuietly)
      removeEventListener('keydown', keep)
      stop()
    }
  }, [page, needs])
}
