import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addEntry, noteKey } from '#emulator/world/entries.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

afterEach(() => vi.unstubAllGlobals())

/** The tab with one more entry on top of the deal, written and noted with the same text. */
async function withText(text: string, title = 'The text') {
  const emulator = createEmulator()
  const fields = { owner: DEAL, authorId: 1, title, text, iconCode: '', clientId: null }
  const entry = addEntry(emulator.world, { ...fields, created: Date.now() })
  const time = { createdTime: Date.now(), updatedTime: Date.now() }
  emulator.world.notes.set(noteKey(1, entry.id), { text, createdById: 1, updatedById: 1, ...time })
  const shown = await renderInPortal(() => <TabRoute owner={DEAL} linkedId={null} />, { emulator })
  const [article] = within(screen.getByRole('feed')).getAllByRole('article')
  if (!article) throw new Error('the feed shows no entry')
  return { ...shown, article }
}

/** A clipboard that takes parts of several kinds, as browsers have it; filled with what was copied last. */
function stubClipboard() {
  const copied: Record<string, string> = {}
  class Item {
    readonly parts: Record<string, Blob>
    constructor(parts: Record<string, Blob>) {
      this.parts = parts
    }
  }
  vi.stubGlobal('ClipboardItem', Item)
  const write = async ([item]: Item[]) => {
    for (const [type, blob] of Object.entries(item?.parts ?? {})) copied[type] = await blob.text()
  }
  return { copied, write }
}

async function choose({ user, article }: Awaited<ReturnType<typeof withText>>, name: string) {
  await user.click(within(article).getByRole('button', { name: 'More actions' }))
  await user.click(await screen.findByRole('menuitem', { name }))
}

it('shows Markdown and BBCode in the entry and in its note', async () => {
  const { article } = await withText('**bold** [b]too[/b]\n- one\n- two')
  expect(
    within(article)
      .getAllByText('bold')
      .map((each) => each.tagName),
  ).toEqual(['B', 'B'])
  expect(
    within(article)
      .getAllByText('too')
      .map((each) => each.tagName),
  ).toEqual(['B', 'B'])
  expect(within(article).getAllByRole('list')).toHaveLength(2)
})

it('reads entities and emoji codes of a title', async () => {
  const { article } = await withText('x', '&laquo;Smith &amp; Sons&raquo; :f09f918d: **as it is**')
  expect(within(article).getByRole('heading', { name: '«Smith & Sons» 👍 **as it is**' })).toBeVisible()
})

it('shows the text as it was written, and formatted again', async () => {
  const shown = await withText('**bold**  &amp; [b]more[/b]')
  const { article } = shown
  await choose(shown, 'Show as written')
  expect(within(article).getByText('**bold** &amp; [b]more[/b]')).toBeVisible()
  await choose(shown, 'Show formatted')
  expect(within(article).queryByText('**bold** &amp; [b]more[/b]')).not.toBeInTheDocument()
})

it('offers no other view of a text that is shown as it was written', async () => {
  const { user, article } = await withText('plain, https://a.example/\n\tand so on')
  await user.click(within(article).getByRole('button', { name: 'More actions' }))
  expect(await screen.findByRole('menuitem', { name: 'Copy text' })).toBeVisible()
  expect(screen.queryByRole('menuitem', { name: 'Copy source' })).not.toBeInTheDocument()
  expect(screen.queryByRole('menuitem', { name: 'Show as written' })).not.toBeInTheDocument()
})

it('copies what one sees as plain text and as HTML, and the source by its own command', async () => {
  const { copied, write } = stubClipboard()
  const shown = await withText('**bold** &lt;x&gt;\n- one\n- two')
  vi.stubGlobal(
    'navigator',
    new Proxy(navigator, {
      get: (target, key) =>
        key === 'clipboard'
          ? { write, writeText: async (text: string) => void (copied['source'] = text) }
          : Reflect.get(target, key),
    }),
  )
  await choose(shown, 'Copy text')
  await waitFor(() =>
    expect(copied).toEqual({
      'text/plain': 'bold <x>\n- one\n- two',
      'text/html': '<b>bold</b> &lt;x&gt;<br><ul><li>one</li><li>two</li></ul>',
    }),
  )
  await choose(shown, 'Copy source')
  await waitFor(() => expect(copied['source']).toBe('**bold** &lt;x&gt;\n- one\n- two'))
})
