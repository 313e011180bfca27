import { screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import { DEAL, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { EntryCard } from './entry-card.tsx'

// They come on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => {
  await import('#features/removal/delete-panel.tsx')
  await import('#features/bindings/unbind-ask.tsx')
})

/** The newest entry of deal 100, written by a webhook, and the one below it. */
async function open(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options)
  const { id } = addEntry(emulator.world, {
    owner: DEAL,
    created: Date.now(),
    authorId: MANAGER,
    title: 'Of a webhook',
    text: 'x',
    iconCode: '',
    clientId: null,
  })
  bindEntry(emulator.world, id, { entityTypeId: 3, entityId: 101 })
  const view = await renderInPortal(
    ({ page }) =>
      page.entries
        .slice(0, 4)
        .map((entry) => (
          <EntryCard
            key={entry.id}
            owner={DEAL}
            entry={entry}
            home={DEAL}
            homeTitle="Deal"
            loaded={page.entries}
          />
        )),
    { emulator },
  )
  const articles = screen.getAllByRole('article')
  const [article] = articles
  if (!article) throw new Error('the card has entries')
  const menu = async (of: HTMLElement) => {
    await view.user.click(within(of).getByRole('button', { name: 'More actions' }))
    return within(of).findAllByRole('menuitem')
  }
  return { ...view, emulator, id, article, articles, menu }
}

it('offers what few want just before what nobody wants to hit', async () => {
  const { article, menu } = await open()
  const names = (await menu(article)).map((item) => item.textContent)
  expect(names.at(-2)).toContain('Unpin, if an agent pinned it')
  expect(names.at(-1)).toContain('Delete')
  expect(names[0]).toContain('Copy link')
})

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('remembers for the entry that the portal does not delete it, and why', async () => {
    const { emulator, user, article, articles, menu } = await open({ dialect })
    const remove = (await menu(article)).at(-1)
    expect(remove).not.toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{End}{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Delete entry' }))
    expect(await screen.findByText(/^Another app or a webhook wrote this entry/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Keep' }))
    const before = emulator.log.length
    const closed = (await menu(article)).at(-1)
    expect(closed).toHaveAttribute('aria-disabled', 'true')
    expect(closed).toHaveAccessibleDescription(/Another app or a webhook wrote this entry/)
    await user.keyboard('{Escape}')
    expect(emulator.log).toHaveLength(before)
    const [, below] = articles
    if (!below) throw new Error('the card has entries')
    expect((await menu(below)).at(-1)).not.toHaveAttribute('aria-disabled', 'true')
  })

  it('remembers nothing of the kind where one may try again', async () => {
    const { emulator, user, article, menu } = await open({ dialect })
    emulator.faults.add([{ method: 'crm.timeline.logmessage.delete', error: 'QUERY_LIMIT_EXCEEDED' }])
    await menu(article)
    await user.keyboard('{End}{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Delete entry' }))
    expect(await screen.findByText(/too many requests/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Keep' }))
    expect((await menu(article)).at(-1)).not.toHaveAttribute('aria-disabled', 'true')
  })
})

it('asks every question with the safe answer first', async () => {
  const { user, article, articles, menu } = await open()
  const buttons = (name: RegExp) =>
    within(screen.getByRole('group', { name }))
      .getAllByRole('button')
      .map((button) => button.textContent)

  await menu(article)
  await user.keyboard('{End}{Enter}')
  await screen.findByRole('group', { name: /^Delete this entry/ })
  expect(buttons(/^Delete this entry/)).toEqual(['Keep', 'Delete entry'])

  const noted = articles.find((each) => within(each).queryByRole('button', { name: 'Delete the note' }))
  if (!noted) throw new Error('one of the entries has a note')
  await user.click(within(noted).getByRole('button', { name: 'Delete the note' }))
  await screen.findByRole('group', { name: /^Delete this note/ })
  expect(buttons(/^Delete this note/)).toEqual(['Keep', 'Delete'])

  await user.click(within(article).getAllByRole('button', { name: /^Unbind / })[0] ?? article)
  await screen.findByRole('group', { name: /^Take this entry off/ })
  expect(buttons(/^Take this entry off/)).toEqual(['Keep', 'Unbind'])
})
