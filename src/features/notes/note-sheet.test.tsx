import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useRef, useState } from 'react'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '#core/entry.ts'
import type { FirstScreen } from '#core/first-screen.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { deleteEntry, noteKey } from '#emulator/world/entries.ts'
import { ADMIN, DEAL, MANAGER, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { NoteSheet } from './note-sheet.tsx'

// It comes on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => void (await import('./note-editor.tsx')))

function Probe({ entry }: { entry: Entry }) {
  const [editing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button ref={opener} type="button" onClick={() => setEditing(!editing)}>
        Note
      </button>
      <NoteSheet
        owner={DEAL}
        entry={entry}
        editing={editing}
        onEdit={() => setEditing(true)}
        onClose={() => {
          setEditing(false)
          opener.current?.focus()
        }}
      />
    </>
  )
}

type Which = 'noted' | 'bare'

function entryOf({ page }: FirstScreen, which: Which): Entry | undefined {
  return page.entries.find(({ id }) => {
    const note = page.byEntry[id]?.note
    return !note?.ok || (note.value !== null) === (which === 'noted')
  })
}

/** The newest entry of deal 100 that has a note, or the newest that has none. */
async function open(
  which: Which,
  options: Omit<EmulatorOptions, 'host'> & { userId?: number; emulator?: Emulator } = {},
) {
  const view = await renderInPortal((first) => {
    const entry = entryOf(first, which)
    return entry && <Probe entry={entry} />
  }, options)
  const entryId = entryOf(view.screen, which)?.id ?? 0
  const textOf = () => view.emulator.world.notes.get(noteKey(1, entryId))?.text ?? null
  return { ...view, entryId, textOf }
}

/** Somebody else writes a note, as the portal keeps it. */
function writeAs(emulator: Emulator, entryId: number, text: string, by = ADMIN): void {
  const dates = { createdTime: emulator.now(), updatedTime: emulator.now() }
  emulator.world.notes.set(noteKey(1, entryId), { text, createdById: by, updatedById: by, ...dates })
}

const opener = () => screen.getByRole('button', { name: 'Note' })
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox')
const save = () => screen.getByRole('button', { name: 'Save note' })
const sheet = () => screen.getByRole('group', { name: /^Note on/ })
const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('trail:note:'))
const fault = (method: string, rest: Fault): Fault => ({ method: `crm.timeline.note.${method}`, ...rest })

const NOTE = 'Labels are printed. Signature: Ivan himself.'

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it('shows the note, who wrote it, and when', async () => {
    await open('noted', { dialect })
    expect(sheet()).toHaveAccessibleName('Note on “Check list before the move: 9 of 11”')
    expect(sheet()).toHaveTextContent(NOTE)
    expect(sheet()).toHaveTextContent('Olga Petrova · ')
    expect(sheet().querySelector('time')).toHaveAttribute('title')
  })

  it('writes a note, says so, and gives the focus back', async () => {
    const { user, textOf } = await open('bare', { dialect })
    expect(screen.queryByRole('group')).toBeNull()
    await user.click(opener())
    await waitFor(() => expect(field()).toHaveFocus())
    await user.keyboard('Send the plates{Enter}before [[b]noon[[/b]')
    await user.click(save())
    expect(await screen.findByText('Note saved')).toHaveAttribute('role', 'status')
    expect(textOf()).toBe('Send the plates\nbefore [b]noon[/b]')
    expect(within(sheet()).getByText('noon')).toBeVisible()
    expect(opener()).toHaveFocus()
    expect(drafts()).toEqual([])
  })

  it('changes a note by the keyboard alone', async () => {
    const { user, textOf } = await open('noted', { dialect })
    await user.click(screen.getByRole('button', { name: 'Change the note' }))
    expect(field()).toHaveValue(NOTE)
    await user.keyboard(' Done.{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Note saved')).toBeInTheDocument()
    expect(textOf()).toBe(`${NOTE} Done.`)
  })

  for (const drop of ['before', 'after'] as const) {
    it(`saves though the answer was lost ${drop} the commit`, async () => {
      const { emulator, user, textOf } = await open('bare', { dialect })
      emulator.faults.add([fault('save', { drop })])
      await user.click(opener())
      await user.keyboard('Call back{Control>}{Enter}{/Control}')
      expect(await screen.findByText('Note saved')).toBeInTheDocument()
      expect(textOf()).toBe('Call back')
    })

    it(`deletes though the answer was lost ${drop} the commit`, async () => {
      const { emulator, user, textOf } = await open('noted', { dialect })
      emulator.faults.add([fault('delete', { drop })])
      await user.click(screen.getByRole('button', { name: 'Delete the note' }))
      await user.click(await screen.findByRole('button', { name: 'Delete' }))
      expect(await screen.findByText('Note deleted')).toBeVisible()
      expect(textOf()).toBeNull()
    })
  }

  it('keeps the draft, and says why, when it could not be saved', async () => {
    const { emulator, user, textOf } = await open('bare', { dialect })
    emulator.faults.add([fault('save', { drop: 'before', times: 2 })])
    await user.click(opener())
    await user.keyboard('Call back')
    await user.click(save())
    expect(await screen.findByText(/connection was lost/)).toBeVisible()
    expect(field()).toHaveValue('Call back')
    expect(textOf()).toBeNull()
    await user.click(save())
    expect(await screen.findByText('Note saved')).toBeInTheDocument()
    expect(textOf()).toBe('Call back')
  })

  it('deletes a note after asking, and gives the focus back', async () => {
    const { user, textOf } = await open('noted', { dialect })
    await user.click(screen.getByRole('button', { name: 'Delete the note' }))
    const question = within(await screen.findByRole('group', { name: 'Delete this note for everybody?' }))
    expect(question.getByRole('button', { name: 'Keep' })).toHaveFocus()
    expect(textOf()).toBe(NOTE)
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    expect(await screen.findByText('Note deleted')).toBeVisible()
    expect(screen.queryByText(NOTE)).toBeNull()
    expect(textOf()).toBeNull()
    expect(opener()).toHaveFocus()
  })

  it('says beside the question why a note could not be deleted', async () => {
    const { emulator, user, textOf } = await open('noted', { dialect })
    emulator.faults.add([fault('delete', { drop: 'before', times: 2 })])
    await user.click(screen.getByRole('button', { name: 'Delete the note' }))
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    expect(await screen.findByText(/connection was lost/)).toBeVisible()
    expect(sheet()).toHaveTextContent(NOTE)
    expect(textOf()).toBe(NOTE)
  })

  it('says that the entry is gone, and keeps the draft', async () => {
    const { emulator, user, entryId } = await open('bare', { dialect })
    const entry = emulator.world.entries.get(entryId)
    if (entry) deleteEntry(emulator.world, entry)
    await user.click(opener())
    await user.keyboard('Call back{Control>}{Enter}{/Control}')
    expect(await screen.findByText(/somebody deleted it/)).toBeVisible()
    expect(field()).toHaveValue('Call back')
  })

  it('tells a reader who finds out late why the portal refuses', async () => {
    const { emulator, user, client, textOf } = await open('bare', { dialect })
    const olga = emulator.world.users.get(MANAGER)
    if (olga) olga.role = 'reader'
    await user.click(opener())
    await user.keyboard('Call back{Control>}{Enter}{/Control}')
    expect(
      await screen.findByText(dialect === 'cloud' ? /The portal refused/ : /Your rights in the portal/),
    ).toBeVisible()
    expect(textOf()).toBeNull()
    expect(client.isMutating()).toBe(0)
  })

  it('shows both notes side by side before anything is overwritten', async () => {
    const { emulator, user, entryId, textOf } = await open('noted', { dialect })
    await user.click(opener())
    await user.keyboard(' Mine.')
    writeAs(emulator, entryId, 'Theirs.')
    await user.click(save())
    const question = await screen.findByRole('group', {
      name: /^Anna Weber changed this note while you were writing · /,
    })
    expect(question).toHaveFocus()
    expect(question.querySelector('time')).toHaveTextContent('now')
    expect(screen.getByRole('group', { name: 'What is there now' })).toHaveTextContent('Theirs.')
    expect(screen.getByRole('group', { name: 'What is there now' })).toHaveTextContent('Anna Weber')
    expect(screen.getByRole('group', { name: 'What you wrote' })).toHaveTextContent(`${NOTE} Mine.`)
    expect(textOf()).toBe('Theirs.')
    await user.click(screen.getByRole('button', { name: 'Save mine' }))
    expect(await screen.findByText('Note saved')).toBeInTheDocument()
    expect(textOf()).toBe(`${NOTE} Mine.`)
    expect(drafts()).toEqual([])
  })
})

it.each([
  ['a colleague who wrote nothing on this page', 12, 'Karim Haddad'],
  ['a former user', 44, 'Former user 44'],
])('names %s who changed the note', async (_, by, name) => {
  const { emulator, user, entryId } = await open('noted')
  await user.click(opener())
  await user.keyboard(' Mine.')
  writeAs(emulator, entryId, 'Theirs.', by)
  await user.click(save())
  expect(await screen.findByRole('group', { name: new RegExp(`^${name} changed this note`) })).toBeVisible()
  expect(screen.getByRole('group', { name: 'What is there now' })).toHaveTextContent(name)
})

it('keeps theirs where the writer gives in', async () => {
  const { emulator, user, entryId, textOf } = await open('noted')
  await user.click(opener())
  await user.keyboard(' Mine.')
  writeAs(emulator, entryId, 'Theirs.')
  await user.click(save())
  await user.click(await screen.findByRole('button', { name: 'Keep theirs' }))
  expect(sheet()).toHaveTextContent('Theirs.')
  expect(textOf()).toBe('Theirs.')
  expect(drafts()).toEqual([])
  expect(opener()).toHaveFocus()
})

it('lets the writer go on with theirs in sight, and asks again only if it changes again', async () => {
  const { emulator, user, entryId, textOf } = await open('noted')
  await user.click(opener())
  await user.keyboard(' Mine.')
  writeAs(emulator, entryId, 'Theirs.')
  await user.click(save())
  await user.click(await screen.findByRole('button', { name: 'Go on writing' }))
  expect(field()).toHaveFocus()
  expect(screen.getByRole('group', { name: 'What is there now' })).toHaveTextContent('Theirs.')
  writeAs(emulator, entryId, 'Theirs again.')
  await user.click(save())
  expect(await screen.findByText('Theirs again.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on writing' }))
  await user.keyboard(' And theirs.')
  await user.click(save())
  await waitFor(() => expect(textOf()).toBe(`${NOTE} Mine. And theirs.`))
})

it('says so where the other one deleted the note', async () => {
  const { emulator, user, entryId, textOf } = await open('noted')
  await user.click(opener())
  await user.keyboard(' Mine.')
  emulator.world.notes.delete(noteKey(1, entryId))
  await user.click(save())
  expect(await screen.findByText('The note was deleted.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Save mine' }))
  await waitFor(() => expect(textOf()).toBe(`${NOTE} Mine.`))
})

it('begins what is added to a note on a new line, typed or pasted, and once', async () => {
  for (const add of ['type', 'paste'] as const) {
    const { user, textOf, unmount } = await open('noted')
    await user.click(opener())
    if (add === 'type') await user.keyboard('Done twice')
    else await user.paste('Done twice')
    expect(field()).toHaveValue(`${NOTE}\nDone twice`)
    await user.click(save())
    await waitFor(() => expect(textOf()).toBe(`${NOTE}\nDone twice`))
    unmount()
  }
})

it('lets a writer go on in the last line, with a mark, a blank, or after taking the new line back', async () => {
  for (const [keys, added] of [
    ['. Done', '. Done'],
    [' Done', ' Done'],
    ['x{Backspace}{Backspace}ed', 'ed'],
  ]) {
    const { user, textOf, unmount } = await open('noted')
    await user.click(opener())
    await user.keyboard(keys ?? '')
    await user.click(save())
    await waitFor(() => expect(textOf()).toBe(`${NOTE}${added}`))
    unmount()
  }
})

it('changes a note in its middle without a new line', async () => {
  const { user } = await open('noted')
  await user.click(opener())
  field().setSelectionRange(0, 0)
  await user.keyboard('Urgent: ')
  expect(field()).toHaveValue(`Urgent: ${NOTE}`)
})

it('does not delete what it has not shown', async () => {
  const { emulator, user, entryId, textOf } = await open('noted')
  await user.click(screen.getByRole('button', { name: 'Delete the note' }))
  writeAs(emulator, entryId, 'Theirs.')
  await user.click(await screen.findByRole('button', { name: 'Delete' }))
  expect(
    await screen.findByText(/^Anna Weber changed this note meanwhile, so it was not deleted/),
  ).toBeVisible()
  expect(sheet()).toHaveTextContent('Theirs.')
  expect(textOf()).toBe('Theirs.')
})

it('keeps the draft over a reload, and the words it was to replace', async () => {
  const emulator = createEmulator()
  const first = await open('noted', { emulator })
  await first.user.click(opener())
  await first.user.keyboard(' Mine.')
  first.unmount()
  writeAs(emulator, first.entryId, 'Theirs.')
  const { user, textOf } = await open('noted', { emulator })
  await user.click(opener())
  expect(screen.getByText('Your unsaved note was kept.')).toBeVisible()
  expect(field()).toHaveValue(`${NOTE} Mine.`)
  await user.click(save())
  expect(await screen.findByRole('button', { name: 'Save mine' })).toBeVisible()
  expect(textOf()).toBe('Theirs.')
})

it('tells of a draft an earlier visit left, and leads back to it', async () => {
  const emulator = createEmulator()
  const first = await open('bare', { emulator })
  await first.user.click(opener())
  await first.user.keyboard('Call back')
  first.unmount()
  const { user } = await open('bare', { emulator })
  expect(screen.getByText('Your unsaved note was kept.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on writing' }))
  await waitFor(() => expect(field()).toHaveValue('Call back'))
  await user.click(save())
  await screen.findByText('Note saved')
  expect(screen.queryByText('Your unsaved note was kept.')).toBeNull()
})

it('closes by Esc and keeps the draft', async () => {
  const { user, textOf } = await open('bare')
  await user.click(opener())
  await user.keyboard('Call back{Escape}')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(opener()).toHaveFocus()
  await user.click(opener())
  expect(field()).toHaveValue('Call back')
  expect(textOf()).toBeNull()
})

it('forgets the draft when it is discarded', async () => {
  const { user } = await open('bare')
  await user.click(opener())
  await user.keyboard('Call back')
  await user.click(screen.getByRole('button', { name: 'Discard the draft' }))
  expect(drafts()).toEqual([])
  await user.click(opener())
  expect(field()).toHaveValue('')
})

it('keeps the drafts of two people apart', async () => {
  const emulator = createEmulator()
  const first = await open('bare', { emulator })
  await first.user.click(opener())
  await first.user.keyboard('Call back')
  first.unmount()
  const { user } = await open('bare', { emulator, userId: ADMIN })
  await user.click(opener())
  expect(field()).toHaveValue('')
})

it('takes a draft that was saved after all for no draft', async () => {
  const emulator = createEmulator()
  const first = await open('bare', { emulator })
  await first.user.click(opener())
  await first.user.keyboard('Call back')
  first.unmount()
  writeAs(emulator, first.entryId, 'Call back', MANAGER)
  const { user } = await renderInPortal(
    ({ page }) =>
      page.entries
        .filter(({ id }) => id === first.entryId)
        .map((entry) => <Probe key={entry.id} entry={entry} />),
    { emulator },
  )
  await user.click(opener())
  expect(screen.queryByText('Your unsaved note was kept.')).toBeNull()
  expect(field()).toHaveValue('Call back')
})

it.each(['  ', '\u200B\u2060'])('refuses an empty note with a sentence: %j', async (nothing) => {
  const { emulator, user, textOf } = await open('noted')
  await user.click(opener())
  await user.clear(field())
  await user.paste(nothing)
  const before = emulator.log.length
  await user.click(save())
  expect(field()).toHaveAccessibleDescription(/A note needs words/)
  expect(emulator.log).toHaveLength(before)
  expect(textOf()).toBe(NOTE)
})

it('saves once, however often it is asked', async () => {
  const { emulator, user } = await open('bare')
  emulator.faults.add([fault('save', { latency: 500 })])
  await user.click(opener())
  await user.keyboard('Call back{Control>}{Enter}{Enter}{/Control}')
  for (let k = 0; k < 3; k++) fireEvent.click(save())
  expect(save()).toHaveAttribute('aria-busy', 'true')
  await screen.findByText('Note saved')
  expect(emulator.log.filter(({ method }) => method === 'crm.timeline.note.save')).toHaveLength(1)
})

it('says below the entry what could not be saved after the editor was closed', async () => {
  const { emulator, user, textOf } = await open('bare')
  emulator.faults.add([fault('save', { drop: 'before', latency: 500 }), fault('save', { drop: 'before' })])
  await user.click(opener())
  await user.keyboard('Call back{Control>}{Enter}{/Control}{Escape}')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(await screen.findByText(/connection was lost/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on writing' }))
  expect(field()).toHaveValue('Call back')
  await user.click(save())
  await waitFor(() => expect(textOf()).toBe('Call back'))
})

it('says on how many other cards the note is seen', async () => {
  const emulator = createEmulator()
  const ids = [...emulator.world.notes.keys()].map((key) => Number(key.split(':')[1]))
  for (const id of ids) bindEntry(emulator.world, id, { entityTypeId: 3, entityId: 50 })
  await open('noted', { emulator })
  expect(sheet()).toHaveTextContent('also seen on 1 other card')
})

it('opens a link of the note in the portal', async () => {
  const emulator = createEmulator()
  const ids = [...emulator.world.notes.keys()].map((key) => Number(key.split(':')[1]))
  for (const id of ids) writeAs(emulator, id, 'See [url=/crm/deal/details/101/]the other deal[/url]')
  const { user, host } = await open('noted', { emulator })
  await user.click(screen.getByRole('link', { name: 'the other deal' }))
  expect(host.opened).toEqual(['/crm/deal/details/101/'])
})

it('tells a reader why notes are closed, before and after a try', async () => {
  const { user, textOf } = await open('noted', { userId: READER })
  const change = screen.getByRole('button', { name: 'Change the note' })
  expect(change).toHaveAttribute('aria-disabled', 'true')
  expect(change).toHaveAccessibleDescription('Only people who may edit this card can write notes.')
  await user.click(screen.getByRole('button', { name: 'Delete the note' }))
  expect(screen.getAllByText('Only people who may edit this card can write notes.').at(-1)).toBeVisible()
  await user.click(opener())
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(textOf()).toBe(NOTE)
})

it('says that a note could not be read, and reads it at the next try', async () => {
  const emulator = createEmulator()
  emulator.faults.add([fault('get', { error: 'INTERNAL_SERVER_ERROR', times: 0 })])
  const { user } = await open('noted', { emulator })
  expect(screen.getByText(/The note could not be read/)).toBeVisible()
  await user.click(opener())
  expect(screen.queryByRole('textbox')).toBeNull()
  emulator.faults.clear()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('textbox')).toHaveFocus()
})

it('saves what was under way when the editor was closed', async () => {
  const { emulator, user } = await open('bare')
  emulator.faults.add([fault('save', { latency: 500 })])
  await user.click(opener())
  await user.keyboard('Call back{Control>}{Enter}{/Control}{Escape}')
  expect(sheet()).toHaveTextContent('Call back')
  expect(await screen.findByText('Note saved')).toBeInTheDocument()
  expect(drafts()).toEqual([])
})

it('takes 100 kB of text', async () => {
  const { user, textOf } = await open('bare')
  await user.click(opener())
  await user.paste('word '.repeat(20_480))
  await user.click(save())
  await screen.findByText('Note saved')
  expect(textOf()).toHaveLength(102_399)
})
