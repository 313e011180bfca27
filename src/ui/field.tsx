import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

type FieldAria = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

export type FieldProps = {
  label: string
  /** Leaves the label to screen readers, where the place says it to the eye. */
  hideLabel?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
}

type FieldWithControl = FieldProps & { children: (aria: FieldAria) => ReactNode }

export function Field({ label, hideLabel = false, hint, error, children }: FieldWithControl) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="w-full min-w-0">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-semibold'}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-dim">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} aria-live="polite" className={error ? 'mt-1 flex gap-1 text-xs text-bad' : ''}>
        {error && <Icon name="warning" size={14} />}
        {error && <span>{error}</span>}
      </p>
    </div>
  )
}

export const controlLook =
  'w-full rounded-md border border-edge bg-canvas px-2.5 text-base hover:border-dim focus-visible:border-accent-ink focus-visible:outline-offset-0 aria-invalid:border-bad disabled:border-line disabled:bg-soft disabled:text-dim'
