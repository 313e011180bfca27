import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import type { Card } from '#core/entity-types.ts'
import { DEAL, type InPortal, renderInPortal } from '#testing/render-in-portal.tsx'
import { translatePage } from '#testing/translate-page.ts'
// What is loaded on demand is there at once, so that no test waits for it.
import '#features/bindings/bind-panel.tsx'
import '#features/bindings/unbind-ask.tsx'
import '#features/compose/compose.tsx'
import '#features/entries/key-help.tsx'
import '#features/notes/note-editor.tsx'
import '#features/removal/delete-panel.tsx'
import { TabRoute } from './tab-route.tsx'

let knownTexts = (): string[] => []
afterEach(() => void knownTexts())

/** A card with few entries, where nothing needs more: roles are slow to find in long pages. */
const QUIET: Card = { entityTypeId: 2, entityId: 101 }

async function translated(owner = QUIET): Promise<InPortal> {
  const page = await renderInPortal(() => <TabRoute owner={owner} linkedId={null} />, { owner })
  knownTexts = translatePage(page.container)
  return page
}

const feed = () => screen.getByRole('feed')

function entry(): HTMLElement {
  const article = feed().querySelector('article')
  if (!article) throw new Error('the trail has entries')
  return article
}

async function press(user: UserEvent, box: HTMLElement, name: string | RegExp): Promise<void> {
  await user.click(await within(box).findByRole('button', { name }))
}

async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field)
  await user.click(field)
  await user.paste(text)
}

/** Texts after one another in one field, and how each is shown below the title. */
const EDITS = [
  ['[b]Call[/b] him', /Call him$/],
  ['Call him', /Call him$/],
  ['Call\n[list][*]him[/list]now', /Callhimnow$/],
  [' ', /Called$/],
  ['Once more', /Once more$/],
] as const

it('writes an entry on a page that is translated, with its mistakes, changes and second thoughts', async () => {
  const { user } = await translated()
  await user.click(screen.getByRole('button', { name: 'New entry' }))
  const form = within(await screen.findByRole('form', { name: 'New entry' }))
  const send = form.getByRole('button', { name: 'Write entry' })
  const text = form.getByRole('textbox', { name: 'Text' })
  await user.click(send)
  expect(form.getByText('Give the entry a title.')).toBeVisible()
  await fill(user, form.getByRole('textbox', { name: 'Title' }), 'Called')
  const here = form.getByRole('region', { name: 'Here' })
  for (const [words, shown] of EDITS) {
    await fill(user, text, words)
    await waitFor(() => expect(here).toHaveTextContent(shown))
  }
  await user.click(form.getByRole('button', { name: 'Discard the draft' }))
  await user.click(await form.findByRole('button', { name: 'Bring it back' }))
  await user.click(send)
  expect(await within(feed()).findByText('Called')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Trail 5')
  expect(knownTexts()).toEqual([])
})

it('writes, changes and deletes a note on a page that is translated', async () => {
  const { user } = await translated()
  const box = within(entry())
  await user.click(box.getByRole('button', { name: 'Add a note' }))
  const save = await box.findByRole('button', { name: 'Save note' })
  await user.click(save)
  expect(box.getByText(/^A note needs words/)).toBeVisible()
  await fill(user, box.getByRole('textbox'), 'A [b]note[/b]')
  await user.click(save)
  expect(await box.findByText('note')).toBeVisible()
  await press(user, box.getByRole('group', { name: /^Note on/ }), 'Change the note')
  await fill(user, await box.findByRole('textbox'), 'A note that grew')
  await user.click(box.getByRole('button', { name: 'Save note' }))
  expect(await box.findByText('A note that grew')).toBeVisible()
  await user.click(box.getByRole('button', { name: 'Delete the note' }))
  await press(user, await box.findByRole('group', { name: /^Delete this note/ }), 'Delete')
  expect(await box.findByText('Note deleted')).toBeVisible()
  expect(knownTexts()).toEqual([])
})

it('pins, binds and unbinds on a page that is translated', async () => {
  const { user } = await translated()
  const box = within(entry())
  await user.click(box.getByRole('button', { name: 'Pin' }))
  await user.click(await box.findByRole('button', { name: 'Unpin' }))
  expect(await box.findByRole('button', { name: 'Pin' })).toBeEnabled()

  await user.click(box.getByRole('button', { name: 'Bind to a card' }))
  const search = await box.findByRole('combobox')
  await fill(user, search, 'zzz')
  expect(await box.findByText('Nothing found')).toBeVisible()
  await fill(user, search, 'sokolov')
  const [option] = await box.findAllByRole('option')
  await user.click(option ?? document.body)
  expect(await box.findByText(/^Bound to /)).toBeVisible()
  const [unbind] = await box.findAllByRole('button', { name: /^Unbind Contact/ })
  await user.click(unbind ?? document.body)
  await press(user, await box.findByRole('group', { name: /^Take this entry off/ }), 'Unbind')
  expect(await box.findByText(/^Unbound from /)).toBeVisible()
  expect(knownTexts()).toEqual([])
})

it('asks before it deletes, turns the order round and loads more on a page that is translated', async () => {
  const { user } = await translated(DEAL)
  const newest = entry().dataset['entry']
  await press(user, entry(), 'More actions')
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  await user.click(await within(entry()).findByRole('button', { name: 'Delete entry' }))
  await waitFor(() => expect(entry().dataset['entry']).not.toBe(newest))

  for (const known of [10, 20, 30]) {
    await user.click(screen.getByRole('button', { name: /^Show the next/ }))
    await waitFor(() => expect(feed().querySelectorAll('article').length).toBeGreaterThan(known))
  }
  expect(screen.getByText(/^That is all/)).toBeVisible()
  const first = entry().dataset['entry']
  await user.click(screen.getByRole('radio', { name: 'Oldest first' }))
  await waitFor(() => expect(entry().dataset['entry']).not.toBe(first))
  expect(knownTexts()).toEqual([])
})

it('changes the theme and shows the keys on a page that is translated', async () => {
  const { user } = await translated(DEAL)
  await user.click(screen.getByRole('button', { name: 'Keyboard shortcuts' }))
  await user.click(await screen.findByRole('switch', { name: 'Letter keys' }))
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await user.click(screen.getByRole('button', { name: /theme/i }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Dark theme' }))
  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-theme', 'dark'))
  expect(knownTexts()).toEqual([])
})
