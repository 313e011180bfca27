import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pinnedIds } from '#emulator/world/bindings.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

/** The tab once its keys have come. */
async function tab() {
  const view = await renderInPortal(() => <TabRoute owner={DEAL} linkedId={null} />)
  fireEvent.focus(window)
  await act(() => import('./trail-keys.ts'))
  return view
}

const shown = () => within(screen.getByRole('feed', { name: 'Entries of the trail' })).getAllByRole('article')
const help = () => screen.findByRole('region', { name: 'Keyboard shortcuts' })

/** A key of a keyboard that is no English one, pressed where the focus is. */
function press(key: string, code: string, shiftKey = false): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code, shiftKey })
}

it('walks the entries by J and K from anywhere', async () => {
  const { user } = await tab()
  expect(document.body).toHaveFocus()
  await user.keyboard('j')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
  await user.keyboard('jj')
  expect(shown()[2]).toHaveFocus()
  await user.keyboard('k')
  expect(shown()[1]).toHaveFocus()
  within(screen.getByRole('radiogroup', { name: 'Order' }))
    .getByRole('radio', { checked: true })
    .focus()
  await user.keyboard('j')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
})

it('acts on the key that is pressed before the code for keys is there', async () => {
  const { user } = await renderInPortal(() => <TabRoute owner={DEAL} linkedId={null} />)
  await user.keyboard('j')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
})

it('walks by the arrows, where these do nothing else', async () => {
  const { user } = await tab()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
  await user.keyboard('{ArrowDown}')
  expect(shown()[1]).toHaveFocus()
  await user.keyboard('{ArrowUp}')
  expect(shown()[0]).toHaveFocus()

  const [first] = shown()
  if (!first) throw new Error('the trail has entries')
  const pin = within(first).getByRole('button', { name: 'Pin' })
  pin.focus()
  await user.keyboard('{ArrowDown}')
  expect(pin).toHaveFocus()
  within(first).getByRole('button', { name: 'More actions' }).focus()
  await user.keyboard('{ArrowDown}')
  expect(await screen.findByRole('menuitem', { name: 'Copy text' })).toBeVisible()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('menu')).toContainElement(document.querySelector(':focus'))
})

it('acts on the entry that was walked to last, also when the focus has left it', async () => {
  const { user } = await tab()
  await user.keyboard('j')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
  await user.keyboard('j')
  screen.getByRole('button', { name: 'Keyboard shortcuts' }).focus()
  await user.keyboard('n')
  const [first, second] = shown()
  if (!first || !second) throw new Error('the trail has entries')
  expect(await within(second).findByRole('textbox', { name: /^Note on/ })).toHaveFocus()
  expect(within(first).queryByRole('textbox')).toBeNull()
})

it('presses no button of an entry before one was walked to', async () => {
  const { emulator, user } = await tab()
  const before = pinnedIds(emulator.world, DEAL)
  await user.keyboard('pnbc')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(pinnedIds(emulator.world, DEAL)).toEqual(before)
})

it('opens a new entry by E and the list of keys by a question mark, from anywhere', async () => {
  const { user } = await tab()
  await user.keyboard('?')
  expect(await help()).toHaveFocus()
  await user.keyboard('?')
  expect(screen.queryByRole('region', { name: 'Keyboard shortcuts' })).toBeNull()
  await user.keyboard('e')
  const title = await screen.findByRole('textbox', { name: 'Title' })
  await waitFor(() => expect(title).toHaveFocus())
  await user.keyboard('jpe?/')
  expect(title).toHaveValue('jpe?/')
})

it('goes by the place of the keys on a Cyrillic layout', async () => {
  await tab()
  press('о', 'KeyJ')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
  press('о', 'KeyJ')
  expect(shown()[1]).toHaveFocus()
  press('л', 'KeyK')
  expect(shown()[0]).toHaveFocus()
  press(',', 'Slash', true)
  expect(await help()).toBeVisible()
  shown()[0]?.focus()
  press('т', 'KeyN')
  const note = await screen.findByRole('textbox', { name: /^Note on/ })
  await waitFor(() => expect(note).toHaveFocus())
})

it('finds the search that is on screen by a slash, and leaves the slash alone where there is none', async () => {
  const { user } = await tab()
  expect(fireEvent.keyDown(document.body, { key: '/', code: 'Slash' })).toBe(true)
  await user.keyboard('j')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
  await user.keyboard('b')
  const search = await screen.findByRole('combobox')
  await waitFor(() => expect(search).toHaveFocus())
  screen.getByRole('button', { name: 'New entry' }).focus()
  await user.keyboard('/')
  expect(search).toHaveFocus()
  expect(search).toHaveValue('')
})

it('leaves letters alone when they are switched off, and with a modifier', async () => {
  localStorage.setItem('trail.letters', 'off')
  const { user } = await tab()
  await user.keyboard('e?j')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(document.body).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(shown()[0]).toHaveFocus())
})

it('does not repeat an action while a key is held', async () => {
  await tab()
  shown()[0]?.focus()
  fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true })
  expect(await help()).toBeVisible()
  fireEvent.keyDown(document.body, { key: '?', code: 'Slash', shiftKey: true, repeat: true })
  expect(await help()).toBeVisible()
})
