import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { TrailList } from '#core/paging.ts'
import { keys } from '#data/keys.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { ADMIN, DEAL, MANAGER, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { Compose } from './compose.tsx'

const DRAFT = 'trail:test:7:entry:2:100'

async function opened(options: EmulatorOptions & { userId?: number } = {}) {
  const onDone = vi.fn()
  const onClose = vi.fn()
  const { userId = MANAGER, ...rest } = options
  const emulator = createEmulator(rest)
  const form = () => <Compose owner={DEAL} onDone={onDone} onClose={onClose} />
  const view = await renderInPortal(form, { emulator, userId })
  const { user } = view
  const fill = async (title: string, text: string) => {
    await user.click(screen.getByRole('textbox', { name: 'Title' }))
    await user.paste(title)
    await user.click(screen.getByRole('textbox', { name: 'Text' }))
    await user.paste(text)
  }
  const written = (title: string) =>
    [...emulator.world.entries.values()].filter((entry) => entry.title === title)
  return { ...view, onDone, onClose, fill, written }
}

const send = () => screen.getByRole('button', { name: 'Write entry' })

it('is a form of its own and begins at the title', async () => {
  await opened()
  expect(screen.getByRole('form', { name: 'New entry' })).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveFocus()
  expect(send()).toHaveAccessibleDescription(expect.stringContaining('An entry cannot be changed later.'))
})

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('writes what was typed, with its icon, as the person it is', async () => {
    const { user, fill, written, onDone } = await opened({ dialect })
    await fill('Called the client', 'He will [b]sign[/b]')
    await user.click(await screen.findByRole('radio', { name: 'Call' }))
    await user.click(send())
    expect(await screen.findByText('Entry written')).toBeVisible()
    const entries = written('Called the client')
    expect(entries).toMatchObject([
      { owner: DEAL, text: 'He will [b]sign[/b]', iconCode: 'call', authorId: MANAGER },
    ])
    expect(onDone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: entries[0]?.id }))
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('')
    expect(localStorage.getItem(DRAFT)).toBeNull()
  })

  it('says that a portal lets only administrators write, and keeps the draft', async () => {
    const { user, fill, written } = await opened({ dialect, switches: { adminOnly: true } })
    await fill('Called', 'No answer')
    await user.click(send())
    expect(await screen.findByRole('alert')).toHaveTextContent('lets only administrators write entries')
    expect(written('Called')).toHaveLength(0)
    expect(screen.getByRole('textbox', { name: 'Text' })).toHaveValue('No answer')
    expect(send()).toBeVisible()
  })

  it('lets an administrator write there', async () => {
    const { user, fill, written } = await opened({ dialect, switches: { adminOnly: true }, userId: ADMIN })
    await fill('Called', 'No answer')
    await user.click(send())
    await screen.findByText('Entry written')
    expect(written('Called')).toHaveLength(1)
  })

  it('tells a reader beforehand and sends nothing', async () => {
    const { user, fill, written, emulator } = await opened({ dialect, userId: READER })
    expect(screen.getByText('Only people who may edit this card can write entries.')).toBeVisible()
    expect(send()).toHaveAttribute('aria-disabled', 'true')
    expect(send()).toHaveAccessibleDescription(expect.stringContaining('Only people who may edit this card'))
    await fill('Called', 'No answer')
    const before = emulator.log.length
    await user.click(send())
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(emulator.log).toHaveLength(before)
    expect(written('Called')).toHaveLength(0)
  })

  it('explains a card that is gone', async () => {
    const { user, fill, emulator } = await opened({ dialect })
    emulator.faults.add([{ method: 'crm.timeline.logmessage.add', error: 'OWNER_NOT_FOUND' }])
    await fill('Called', 'No answer')
    await user.click(send())
    expect(await screen.findByRole('alert')).toHaveTextContent('The portal does not know this card')
  })
})

it('names what is missing at the fields and goes to the first', async () => {
  const { user, emulator } = await opened()
  await screen.findByRole('radio', { name: 'Call' })
  const before = emulator.log.length
  await user.click(send())
  const title = screen.getByRole('textbox', { name: 'Title' })
  const text = screen.getByRole('textbox', { name: 'Text' })
  expect(title).toHaveFocus()
  expect(title).toBeInvalid()
  expect(title).toHaveAccessibleDescription('Give the entry a title.')
  expect(text).toHaveAccessibleDescription('Write the text of the entry.')
  await user.type(title, 'Called{Enter}')
  expect(title).toBeValid()
  expect(text).toHaveFocus()
  expect(emulator.log).toHaveLength(before)
})

it('takes a title of which nothing shows for a missing one', async () => {
  const { user, emulator, fill } = await opened()
  await screen.findByRole('radio', { name: 'Call' })
  await fill('\u200B\u3164', 'Text')
  const before = emulator.log.length
  await user.click(send())
  expect(screen.getByRole('textbox', { name: 'Title' })).toBeInvalid()
  expect(emulator.log).toHaveLength(before)
})

it('asks for the icons only when it opens', async () => {
  const { emulator } = await opened()
  await screen.findByRole('radio', { name: 'Call' })
  expect(emulator.log.filter(({ method }) => method === 'crm.timeline.icon.list')).toHaveLength(1)
})

it('sends by Ctrl+Enter', async () => {
  const { user, fill, written } = await opened()
  await fill('Called', 'No answer')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText('Entry written')
  expect(written('Called')).toHaveLength(1)
})

it('makes one entry of a double click, Enter and Ctrl+Enter together', async () => {
  const { user, fill, written, emulator } = await opened()
  emulator.faults.add([{ method: 'crm.timeline.logmessage.add', latency: 500 }])
  await fill('Called', 'No answer')
  await user.dblClick(send())
  await user.type(screen.getByRole('textbox', { name: 'Title' }), '{Enter}{Control>}{Enter}{/Control}')
  await screen.findByText('Entry written')
  expect(written('Called')).toHaveLength(1)
})

it('makes one entry of two clicks before anything is drawn', async () => {
  const { fill, written } = await opened()
  await fill('Called', 'No answer')
  send().click()
  send().click()
  await screen.findByText('Entry written')
  expect(written('Called')).toHaveLength(1)
})

it('holds the fields and keeps the focus while it sends', async () => {
  const { user, fill, emulator } = await opened()
  emulator.faults.add([{ method: 'crm.timeline.logmessage.add', latency: 500 }])
  await fill('Called', 'No answer')
  await user.click(send())
  expect(send()).toHaveAttribute('aria-busy', 'true')
  expect(send()).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveAttribute('readonly')
  await screen.findByText('Entry written')
  expect(send()).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'Title' })).not.toHaveAttribute('readonly')
})

it('closes by Esc and by Cancel, and keeps the draft', async () => {
  const { user, fill, onClose } = await opened()
  await fill('Called', 'No answer')
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onClose).toHaveBeenCalledTimes(2)
  expect(localStorage.getItem(DRAFT)).toContain('No answer')
})

it('shows both previews while one types', async () => {
  const { fill } = await opened()
  await fill('Called', 'He will [b]sign[/b]')
  expect((await screen.findByText('sign')).tagName).toBe('B')
  expect(screen.getByText('Called He will [b]sign[/b]')).toBeVisible()
})

it('takes half surrogate pairs and bidi controls as they can be kept', async () => {
  const { user, fill, written } = await opened()
  await fill('Half \uD83D', '\u202Eabc\u2066 \uDE00')
  await user.click(send())
  await screen.findByText('Entry written')
  expect(written('Half \uFFFD').map(({ text }) => text)).toEqual(['\u202Eabc\u2066 \uFFFD'])
})

it('takes 100 kB of text', async () => {
  const { user, fill, written } = await opened()
  const long = 'word '.repeat(20_480)
  await fill('Long', long)
  await user.click(send())
  await screen.findByText('Entry written')
  expect(written('Long').map(({ text }) => text)).toEqual([long])
})

it('shows the new entry in the trail', async () => {
  const { user, fill, written, client } = await opened()
  await fill('Called', 'No answer')
  await user.click(send())
  await screen.findByText('Entry written')
  const newest = () => client.getQueryData<TrailList>(keys.ordered(DEAL, 'newest'))?.entries[0]?.id
  await waitFor(() => expect(newest()).toBe(written('Called')[0]?.id))
})
