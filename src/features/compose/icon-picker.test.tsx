import { screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { renderInPortal } from '#testing/render-in-portal.tsx'
import { IconPicker } from './icon-picker.tsx'

const ICONS = 'crm.timeline.icon.list'

function Picker({ kept = '' }: { kept?: string }) {
  const [code, setCode] = useState(kept)
  return (
    <>
      <IconPicker value={code} onChange={setCode} />
      <output>{code}</output>
    </>
  )
}

it('offers the icons of the portal by readable names, and none first', async () => {
  const { user } = await renderInPortal(() => <Picker />)
  await user.click(await screen.findByRole('radio', { name: 'Stage change' }))
  const all = within(screen.getByRole('radiogroup', { name: 'Icon' })).getAllByRole('radio')
  expect(all[0]).toHaveAccessibleName('No icon')
  expect(all).toHaveLength(22)
  expect(screen.getByText('stage-change')).toBeVisible()
})

it('walks by the arrow keys', async () => {
  const { user } = await renderInPortal(() => <Picker />)
  await screen.findByRole('radio', { name: 'Call' })
  await user.tab()
  expect(screen.getByRole('radio', { name: 'No icon' })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('radio', { name: 'Call' })).toBeChecked()
})

it('names an icon the portal added by its code', async () => {
  await renderInPortal(() => <Picker />)
  expect(await screen.findByRole('radio', { name: 'rack' })).not.toBeChecked()
})

it('goes on without icons, and asks again when told to', async () => {
  const emulator = createEmulator()
  emulator.faults.add([{ method: ICONS, drop: 'before' }])
  const { user } = await renderInPortal(() => <Picker />, { emulator })
  expect(await screen.findByText('The icons could not be loaded.')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'No icon' })).toBeChecked()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('radio', { name: 'Call' })).toBeVisible()
  expect(screen.queryByText('The icons could not be loaded.')).not.toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('radio', { name: 'No icon' })).toHaveFocus())
})

it('keeps the icon of a draft also where the list does not come', async () => {
  const emulator = createEmulator()
  emulator.faults.add([{ method: ICONS, body: 'html' }])
  await renderInPortal(() => <Picker kept="robot" />, { emulator })
  await screen.findByText('The icons could not be loaded.')
  expect(screen.getByRole('radio', { name: 'robot' })).toBeChecked()
})
