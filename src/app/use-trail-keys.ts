import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

/** The keys of the tab (trail-keys.ts), which come after the first screen: nothing that is drawn needs them. */
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
    async function begin() {
      const { listenToKeys } = await import('./trail-keys.ts')
      if (!isOver) stop = listenToKeys({ page, last, areLettersOn, needs })
    }
    // Without the keys there are still the buttons that they press.
    begin().catch(() => {})
    return () => {
      isOver = true
      stop()
    }
  }, [page, needs])
}
