import type { ComponentProps } from 'react'
import { Field, type FieldProps, controlLook } from './field.tsx'

type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange' | 'id'> & {
    value: string
    onChange: (text: string) => void
  }

export function TextField({ label, hideLabel, hint, error, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} hint={hint} error={error}>
      {(aria) => (
        <input
          type="text"
          dir={rest.value ? 'auto' : undefined}
          {...rest}
          {...aria}
          onChange={(event) => onChange(event.target.value)}
          className={`min-h-8.5 ${controlLook}`}
        />
      )}
    </Field>
  )
}
