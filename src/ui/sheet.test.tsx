import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Sheet } from './sheet.tsx'

it('groups the words with who wrote them and what can be done', () => {
  render(
    <Sheet label="Note" foot="Olga Petrova" actions={<button type="button">Edit</button>}>
      The client answers within two days.
    </Sheet>,
  )
  const sheet = screen.getByRole('group', { name: 'Note' })
  expect(sheet).toHaveTextContent('The client answers within two days.')
  expect(sheet).toHaveTextContent('Olga Petrova')
  expect(screen.getByRole('button', { name: 'Edit' })).toBeVisible()
})
