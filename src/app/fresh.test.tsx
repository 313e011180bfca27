import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeNote } from '#core/change-note.ts'
import { addRecord } from '#core/ledger-writes.ts'
import { bindEntry, pinEntry } from '#core/write-operations.ts'
import { goneQuery } from '#data/gone.ts'
import { keys } from '#data/keys.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { addEntry, deleteEntry } from '#emulator/world/entries.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { ADMIN, DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

const COMPANY = { entityTypeId: 4, entityId: 10 }
const LOOK_MS = 45_000

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

/** The tab of a manager, and a colleague at another desk. */
async function opened(options: Pick<EmulatorOptions, 'dialect'> = {}) {
  const view = await renderInPortal(() => <TabRoute owner={DEAL} linkedId={null} />, options)
  const { emulator, client } = view
  const portal = emulatorPortal(emulator, ADMIN)
  const shown = () => within(screen.getByRole('feed')).getAllByRole('article')
  const articleOf = (id: number) => shown().find((article) => article.dataset['entry'] === String(id)) ?? null
  const ids = shown().map((article) => Number(article.dataset['entry']))
  const bare = ids.filter((id) => !emulator.world.notes.has(`1:${id}`))
  const [first = 0] = bare
  const entry = emulator.world.entries.get(first)
  if (!entry) throw new Error('the deal has entries')
  const before = emulator.log.length
  const looks = () => emulator.log.slice(before).filter(({ user }) => user !== ADMIN)
  return {
    ...view,
    client,
    first,
    looks,
    inFirst: () => within(articleOf(first) ?? document.body),
    pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    colleague: {
      note: (text: string, base: string | null = null) =>
        changeNote(portal, { owner: DEAL, entryId: first, text, base }),
      bind: () => bindEntry(portal, first, COMPANY),
      async pin() {
        await pinEntry(portal, DEAL, first)
        const record = { ...entry, created: new Date(entry.created).toISOString() }
        await addRecord(portal, DEAL, { kind: 'pin', entry: record, cut: false, home: DEAL, homeTitle: '' })
      },
      remove: () => deleteEntry(emulator.world, entry),
    },
  }
}

function hide(isHidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible')
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('the quiet look', () => {
  it('is one request every 45 seconds', async () => {
    const { looks, pass } = await opened()
    await pass(LOOK_MS - 1_000)
    expect(looks()).toHaveLength(0)
    await pass(2_000)
    await waitFor(() => expect(looks().map(({ method }) => method)).toEqual(['batch']))
    await pass(LOOK_MS)
    expect(looks()).toHaveLength(2)
  })

  it('waits while the page is hidden, and comes at once when it is seen again', async () => {
    const { looks, pass } = await opened()
    hide(true)
    await pass(3 * LOOK_MS)
    expect(looks()).toHaveLength(0)
    hide(false)
    await waitFor(() => expect(looks()).toHaveLength(1))
  })

  it('comes with the focus after 45 seconds, and not before', async () => {
    const { looks, pass } = await opened()
    hide(true)
    await pass(LOOK_MS - 5_000)
    hide(false)
    fireEvent.focus(window)
    await pass(0)
    expect(looks()).toHaveLength(0)
    hide(true)
    await pass(LOOK_MS)
    vi.restoreAllMocks()
    fireEvent.focus(window)
    await waitFor(() => expect(looks()).toHaveLength(1))
  })

  for (const dialect of ['cloud', 'docs'] as const) {
    it(`shows a note, a binding and a pin of a colleague where they belong (${dialect})`, async () => {
      const { inFirst, colleague, pass, first, looks, screen: loaded } = await opened({ dialect })
      expect(loaded.page.entries.map(({ id }) => id)).toContain(first)
      await colleague.note('Paid today')
      await colleague.bind()
      await colleague.pin()
      await pass(LOOK_MS)
      const note = await inFirst().findByRole('group', { name: /^Note on/ })
      expect(note).toHaveTextContent('Paid today')
      expect(inFirst().getByRole('list')).toHaveTextContent('Company')
      expect(inFirst().getByRole('button', { name: 'Unpin' })).toHaveAttribute('aria-pressed', 'true')
      const region = screen.getByRole('region', { name: 'Pinned entries' })
      expect(region.querySelector(`[data-entry="${first}"]`)).not.toBeNull()
      expect(looks()).toHaveLength(1)
      expect(note).not.toHaveTextContent('Former user')
    })

    it(`says of a deleted entry that it is gone, and closes what one could do to it (${dialect})`, async () => {
      const { inFirst, colleague, pass } = await opened({ dialect })
      colleague.remove()
      await pass(LOOK_MS)
      expect(await inFirst().findByText(/somebody deleted it/)).toBeVisible()
      for (const button of inFirst().getAllByRole('button', { name: /^This entry is no/ }))
        expect(button).toHaveAttribute('aria-disabled', 'true')
      expect(inFirst().getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-disabled', 'true')
      expect(inFirst().queryByRole('button', { name: 'Bind to a card' })).toBeNull()
    })
  }

  it('leaves what did not change the same, so that nothing is drawn again', async () => {
    const { client, pass, looks } = await opened()
    const cached = () =>
      client
        .getQueryCache()
        .getAll()
        .filter(({ queryKey }) => queryKey.at(-1) !== 'head')
        .map(({ state }) => state.data)
    const before = cached()
    await pass(LOOK_MS)
    await waitFor(() => expect(looks()).toHaveLength(1))
    await pass(100)
    for (const [k, data] of cached().entries()) expect(data).toBe(before[k])
  })

  it('says nothing of its failures, and comes again at its time', async () => {
    const { emulator, inFirst, colleague, pass, looks } = await opened()
    await colleague.note('Paid today')
    emulator.faults.add([{ method: 'batch', error: 'INTERNAL_SERVER_ERROR', status: 500 }])
    await pass(LOOK_MS)
    await waitFor(() => expect(looks()).toHaveLength(1))
    await pass(100)
    expect(
      screen
        .getAllByRole('alert')
        .map(({ textContent }) => textContent)
        .join(''),
    ).toBe('')
    await pass(LOOK_MS)
    expect(await inFirst().findByText('Paid today')).toBeVisible()
  })
})

it('finds the first entry of a card that had none', async () => {
  const owner = { entityTypeId: 2, entityId: 102 }
  const { emulator, user } = await renderInPortal(() => <TabRoute owner={owner} linkedId={null} />, { owner })
  const words = { title: 'Called', text: 'x', iconCode: 'info', authorId: ADMIN, clientId: null }
  addEntry(emulator.world, { ...words, owner, created: Date.now() })
  await act(() => vi.advanceTimersByTimeAsync(LOOK_MS))
  await user.click(await screen.findByRole('button', { name: '1 new entry' }))
  expect(await screen.findByRole('article', { name: 'Called' })).toBeVisible()
})

describe('what is open on an entry', () => {
  it('is left alone: the note of a colleague shows when the editor closes', async () => {
    const { inFirst, colleague, pass, looks, user } = await opened()
    await user.click(inFirst().getByRole('button', { name: 'Add a note' }))
    const field = await inFirst().findByRole('textbox')
    await user.type(field, 'My words')
    await colleague.note('Paid today')
    await pass(LOOK_MS)
    await waitFor(() => expect(looks().length).toBeGreaterThan(0))
    await pass(100)
    expect(field).toBeVisible()
    expect(field).toHaveValue('My words')
    expect(screen.queryByText('Paid today')).toBeNull()
    await user.click(inFirst().getByRole('button', { name: 'Close' }))
    expect(await inFirst().findByText('Paid today')).toBeVisible()
  })

  it('is left alone: a question to delete a note asks about the note one has read', async () => {
    const { inFirst, colleague, pass, user } = await opened()
    await colleague.note('Paid today')
    await pass(LOOK_MS)
    await user.click(await inFirst().findByRole('button', { name: 'Delete the note' }))
    await colleague.note('Paid in March', 'Paid today')
    await pass(LOOK_MS)
    await pass(100)
    expect(inFirst().getByText('Paid today')).toBeVisible()
    await user.click(inFirst().getByRole('button', { name: 'Keep' }))
    expect(await inFirst().findByText('Paid in March')).toBeVisible()
  })

  it('is left alone: a deletion is said when the panel closes', async () => {
    const { inFirst, colleague, pass, looks, user } = await opened()
    await user.click(inFirst().getByRole('button', { name: 'Bind to a card' }))
    const panel = await inFirst().findByRole('region', { name: 'Bind to a card' })
    colleague.remove()
    await pass(LOOK_MS)
    await waitFor(() => expect(looks().length).toBeGreaterThan(1))
    await pass(100)
    expect(panel).toBeVisible()
    expect(inFirst().queryByText(/somebody deleted it/)).toBeNull()
    await user.click(within(panel).getByRole('button', { name: 'Close' }))
    expect(await inFirst().findByText(/somebody deleted it/)).toBeVisible()
  })

  it('is left alone, however a deletion was found out', async () => {
    const { inFirst, client, user, first, pass } = await opened()
    await user.click(inFirst().getByRole('button', { name: 'Bind to a card' }))
    const panel = await inFirst().findByRole('region', { name: 'Bind to a card' })
    client.setQueryData(goneQuery(DEAL).queryKey, [first])
    await pass(100)
    expect(panel).toBeVisible()
    expect(inFirst().queryByText(/somebody deleted it/)).toBeNull()
    await user.click(within(panel).getByRole('button', { name: 'Close' }))
    expect(await inFirst().findByText(/somebody deleted it/)).toBeVisible()
  })

  it('does not move: a pin of a colleague waits for the editor below it', async () => {
    const { inFirst, colleague, pass, user, first } = await opened()
    const pinned = () =>
      screen.getByRole('region', { name: 'Pinned entries' }).querySelector(`[data-entry="${first}"]`)
    await user.click(inFirst().getByRole('button', { name: 'Add a note' }))
    await inFirst().findByRole('textbox')
    await colleague.pin()
    await pass(LOOK_MS)
    await pass(100)
    expect(pinned()).toBeNull()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(pinned()).not.toBeNull())
  })
})

it('does not take back what one saved while the look was under way', async () => {
  const { emulator, inFirst, pass, looks, user, client, first } = await opened()
  const NOTE = keys.note(DEAL, first)
  emulator.faults.add([{ method: 'crm.timeline.logmessage.list', latency: 20_000 }])
  await pass(LOOK_MS)
  await waitFor(() => expect(looks()).toHaveLength(1))
  await user.click(inFirst().getByRole('button', { name: 'Add a note' }))
  await user.type(await inFirst().findByRole('textbox'), 'Mine')
  await user.click(inFirst().getByRole('button', { name: 'Save note' }))
  expect(await inFirst().findByRole('group', { name: /^Note on/ })).toHaveTextContent('Mine')
  await pass(20_000)
  expect(client.getQueryData(NOTE)).toMatchObject({ value: { text: 'Mine' } })
})

describe('the button that looks at once', () => {
  const button = () => screen.getByRole('button', { name: 'Look for changes now' })
  const said = (text: string) => screen.findByText(text)

  it('shows what changed and says on how many entries', async () => {
    const { inFirst, colleague, user, looks } = await opened()
    await colleague.note('Paid today')
    await colleague.pin()
    await user.click(button())
    expect(await said('1 entry changed')).toBeInTheDocument()
    expect(inFirst().getByText('Paid today')).toBeVisible()
    expect(looks()).toHaveLength(1)
  })

  it('says that nothing changed', async () => {
    const { user } = await opened()
    await user.click(button())
    expect(await said('Nothing changed in the entries on screen')).toBeInTheDocument()
  })

  it('says why it failed', async () => {
    const { user, emulator } = await opened()
    emulator.faults.add([{ method: 'batch', error: 'QUERY_LIMIT_EXCEEDED', status: 503 }])
    await user.click(button())
    await waitFor(() => expect(button()).toHaveAttribute('title', expect.stringMatching(/portal/)))
  })

  it('does not look twice at once', async () => {
    const { emulator, user, looks, pass } = await opened()
    emulator.faults.add([{ method: 'batch', latency: 10_000 }])
    await pass(LOOK_MS)
    await waitFor(() => expect(looks()).toHaveLength(1))
    await user.click(button())
    expect(button()).toHaveAttribute('aria-busy', 'true')
    await user.click(button())
    await pass(10_000)
    await waitFor(() => expect(button()).toHaveAttribute('aria-busy', 'false'))
    expect(looks()).toHaveLength(1)
  })

  it('is pressed by the letter U', async () => {
    const { user, looks } = await opened()
    button().focus()
    await user.keyboard('u')
    await waitFor(() => expect(looks()).toHaveLength(1))
  })
})
