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

/** A row with a switch at its end; the whole row moves it. */
export function Switch({ label, hint, checked, onChange, locked = false }: SwitchProps) {
  const id = useId()
  return (
    <div className={`flex items-center gap-4 pe-4 ${locked ? '' : 'hover:bg-soft'}`}>
      <label
        htmlFor={id}
        className={`min-w-0 grow py-2.5 ps-4 ${locked ? 'cursor-default' : 'cursor-pointer'}`}
      >
        <span id={`${id}-label`} className="block wrap-anywhere">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-dim">
            {hint}
          </span>
        )}
      </label>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-disabled={locked}
        onClick={() => !locked && onChange(!checked)}
        className={`relative h-6 w-10 shrink-0 rounded-full border transition-colors aria-disabled:cursor-default aria-disabled:opacity-60 ${checked ? 'border-accent bg-accent' : 'border-edge bg-sunken'}`}
      >
        <span
          aria-hidden
          className={`absolute top-1/2 size-4 -translate-y-1/2 rounded-full transition-[inset-inline-start] ${checked ? 'start-[1.1875rem] bg-white' : 'start-[0.1875rem] bg-edge'}`}
        />
      </button>
    </div>
  )
}
