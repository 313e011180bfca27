import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Field } from './field.tsx'

it('ties label, hint and error to its control', () => {
  render(
    <Field label="Title" hint="Up to 255 characters" error="An entry needs a title">
      {(aria) => <input {...aria} />}
    </Field>,
  )
  const control = screen.getByRole('textbox', { name: 'Title' })
  expect(control).toHaveAccessibleDescription('Up to 255 characters An entry needs a title')
  expect(control).toBeInvalid()
})

it('leaves a control without hint and error undescribed and valid', () => {
  render(<Field label="Title">{(aria) => <input {...aria} />}</Field>)
  expect(screen.getByRole('textbox', { name: 'Title' })).not.toHaveAccessibleDescription()
  expect(screen.getByRole('textbox')).toBeValid()
})
