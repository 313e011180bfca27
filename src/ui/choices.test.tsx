import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Choices } from './choices.tsx'

const kinds = [
  { value: '2', label: 'Deal' },
  { value: '3', label: 'Contact' },
  { value: '174', label: 'Equipment rental' },
]

function Kinds() {
  const [kind, setKind] = useState('2')
  return <Choices label="Bind to" value={kind} choices={kinds} onChange={setKind} />
}

it('is a named group of radio buttons with one chosen', async () => {
  render(<Kinds />)
  expect(screen.getByRole('radiogroup', { name: 'Bind to' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Deal' })).toBeChecked()
  await userEvent.click(screen.getByText('Equipment rental'))
  expect(screen.getByRole('radio', { name: 'Equipment rental' })).toBeChecked()
  expect(screen.getByRole('radio', { name: 'Deal' })).not.toBeChecked()
})

it('is one stop for the keyboard, walked with the arrows', async () => {
  render(<Kinds />)
  await userEvent.tab()
  expect(screen.getByRole('radio', { name: 'Deal' })).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('radio', { name: 'Contact' })).toBeChecked()
})
