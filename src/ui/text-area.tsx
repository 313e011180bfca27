import type { ComponentProps } from 'react'
import { Field, type FieldProps, controlLook } from './field.tsx'

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'className' | 'value' | 'onChange' | 'id' | 'rows'> & {
    value: string
    onChange: (text: string) => void
    rows?: number | undefined
  }

// The same text lies hidden behind the field in the same grid cell and gives it its height, at any width.
const cell = 'col-start-1 row-start-1 py-1.5 wrap-anywhere whitespace-pre-wrap'

export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  value,
  onChange,
  rows = 2,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(aria) => (
        <div className="grid">
          <div aria-hidden className={`invisible ${cell} ${controlLook}`}>
            {`${value} `}
          </div>
          <textarea
            dir={value ? 'auto' : undefined}
            {...rest}
            {...aria}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={`resize-none overflow-hidden ${cell} ${controlLook}`}
          />
        </div>
      )}
    </Field>
  )
}
