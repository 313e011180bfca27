import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { fetchedCode } from '#data/fetched-code.ts'

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
    const wait = () => SIGNS.forEach((sign) => addEventListener(sign, begin))
    const waitNoMore = () => SIGNS.forEach((sign) => removeEventListener(sign, begin))
    function begin() {
      waitNoMore()
      void listen()
    }
    async function listen() {
      try {
        const { listenToKeys } = await fetchedCode(() => import('./trail-keys.ts'), ['listenToKeys'])
        removeEventListener('keydown', keep)
        if (!isOver) stop = listenToKeys({ page, last, areLettersOn, needs, early })
      } catch {
        // Without the keys there are still the buttons that they press; the next sign asks again.
        early = null
        if (!isOver) wait()
      }
    }
    if (document.hasFocus()) begin()
    else wait()
    return () => {
      isOver = true
      waitNoMore()
      removeEventListener('keydown', keep)
      stop()
    }
  }, [page, needs])
}
