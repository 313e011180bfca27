import { type ReactNode, useId } from 'react'

type SwitchProps = {
  label: ReactNode
  /** The quiet line under the label: how things stand. */
  hint?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  /** It cannot be moved at the moment: it keeps the focus and stays as it is. */
  locked?: boolean | undefined
}

export function Switch({ label, hint, checked, onChange, locked = false }: SwitchProps) {
  const id = useId()
  return (
    <label
      className={`relative flex items-center justify-between gap-4 px-4 py-2.5 ${locked ? '' : 'cursor-pointer hover:bg-soft'}`}
    >
      <span className="min-w-0">
        <span id={`${id}-label`} className="block wrap-anywhere">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-dim">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-disabled={locked || undefined}
        onChange={() => !locked && onChange(!checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden
        className={`relative h-6 w-10 shrink-0 rounded-full border transition-colors peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-ink ${checked ? 'border-accent bg-accent' : 'border-edge bg-sunken'} ${locked ? 'opacity-60' : ''}`}
      >
        <span
          className={`absolute top-1/2 size-4 -translate-y-1/2 rounded-full transition-[inset-inline-start] ${checked ? 'start-[1.1875rem] bg-white' : 'start-[0.1875rem] bg-edge'}`}
        />
      </span>
    </label>
  )
}
