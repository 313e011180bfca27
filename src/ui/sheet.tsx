import type { ReactNode } from 'react'

type SheetProps = {
  label: string
  children: ReactNode
  /** The quiet line under the words: who, when. */
  foot?: ReactNode
  /** Buttons at the far end of the foot. */
  actions?: ReactNode
}

export function Sheet({ label, children, foot, actions }: SheetProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className="max-w-160 rounded-md border border-note-line bg-note px-3 py-2 wrap-anywhere"
    >
      {children}
      {(foot || actions) && (
        <div className="mt-1 flex flex-wrap items-center gap-x-3 text-xs text-dim">
          <div className="flex min-w-0 flex-wrap gap-x-3">{foot}</div>
          {actions && <div className="ms-auto -me-1.5 -mb-1 inline-flex">{actions}</div>}
        </div>
      )}
    </div>
  )
}
