import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'

type FoldProps = {
  more: string
  less: string
  /** Pixels shown while folded. */
  height?: number | undefined
  children: ReactNode
}

// Folding away less than this would cost more room than it saves.
const slack = 48

export function Fold({ more, less, height = 160, children }: FoldProps) {
  const [long, setLong] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const content = useRef<HTMLDivElement>(null)
  const id = useId()
  const folded = long && !unfolded

  useLayoutEffect(() => {
    const box = content.current
    if (!box) return
    function measure() {
      if (box) setLong(box.scrollHeight > height + slack)
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [height, children])

  // What the fold hides must not take the focus.
  useLayoutEffect(() => {
    const box = content.current
    if (!box) return
    const end = box.getBoundingClientRect().top + height
    for (const stop of box.querySelectorAll<HTMLElement>('a, button')) {
      stop.inert = folded && stop.getBoundingClientRect().bottom > end
    }
  })

  return (
    <div>
      <div
        ref={content}
        id={id}
        style={unfolded ? undefined : { maxHeight: folded ? height : height + slack }}
        className={`overflow-clip ${folded ? 'mask-b-from-70%' : ''}`}
      >
        {children}
      </div>
      {long && (
        <button
          type="button"
          aria-expanded={unfolded}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded)}
          className="mt-0.5 inline-flex min-h-6 items-center gap-1 rounded-sm text-sm text-link hover:underline"
        >
          <span className={unfolded ? 'rotate-180' : ''}>
            <Icon name="chevron" size={14} />
          </span>
          {unfolded ? less : more}
        </button>
      )}
    </div>
  )
}
