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
const SLACK = 48

export function Fold({ more, less, height = 160, children }: FoldProps) {
  const [long, setLong] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const content = useRef<HTMLDivElement>(null)
  const id = useId()
  const folded = long && !unfolded

  // After every render: the content may be another one, and what the fold hides must not take the focus.
  useLayoutEffect(() => {
    const box = content.current
    if (!box) return
    function measure(of: HTMLElement) {
      setLong(of.scrollHeight > height + SLACK)
      const end = folded ? of.getBoundingClientRect().top + height : Infinity
      for (const stop of of.querySelectorAll('a, button, [tabindex]')) {
        const hidden = stop.getBoundingClientRect().bottom > end
        if (stop.hasAttribute('inert') !== hidden) stop.toggleAttribute('inert', hidden)
      }
    }
    const again = () => measure(box)
    again()
    addEventListener('resize', again)
    return () => removeEventListener('resize', again)
  })

  return (
    <div>
      <div
        ref={content}
        id={id}
        style={unfolded ? undefined : { maxHeight: folded ? height : height + SLACK }}
        className={`overflow-clip print:max-h-none! print:mask-none ${folded ? 'mask-b-from-70%' : ''}`}
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
          <span>{unfolded ? less : more}</span>
        </button>
      )}
    </div>
  )
}
