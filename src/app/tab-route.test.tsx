import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { done } from '#core/portal.ts'
import { keys } from '#data/keys.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { DEAL, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

const tab = (linkedId: number | null = null) => <TabRoute owner={DEAL} linkedId={linkedId} />

const feed = () => screen.getByRole('feed', { name: 'Entries of the trail' })
const WILL_SHOW = 'What agents and integrations do with this card will show here.'
const shown = () => within(feed()).getAllByRole('article')

for (const dialect of ['cloud', 'docs'] as const) {
  describe(`in the ${dialect} dialect`, () => {
    it('shows the newest ten with their place among all', async () => {
      const { emulator } = await renderInPortal(() => tab(), { dialect })
      const articles = shown()
      expect(articles).toHaveLength(10)
      const own = [...emulator.world.entries.values()].filter(
        ({ owner }) => owner.entityTypeId === 2 && owner.entityId === 100,
      ).length
      const total = dialect === 'cloud' ? own + 1 : own
      expect(articles[0]).toHaveAttribute('aria-posinset', '1')
      expect(articles[9]).toHaveAttribute('aria-setsize', String(total))
      expect(screen.getByText(`10 of ${total}`)).toBeVisible()
    })

    it('brings the next ten by button, once each, down to the end', async () => {
      const { user } = await renderInPortal(() => tab(), { dialect })
      for (;;) {
        const next = screen.queryByRole('button', { name: /Show the next/ })
        if (!next) break
        const before = shown().length
        await user.click(next)
        await waitFor(() => expect(shown().length).toBeGreaterThan(before))
      }
      const ids = shown().map((article) => article.dataset['entry'])
      expect(new Set(ids).size).toBe(ids.length)
      const fromOthers = dialect === 'cloud' ? ', 1 of them from another card' : ''
      expect(screen.getByText(`That is all: ${ids.length} entries${fromOthers}`)).toBeVisible()
    })

    it('turns the order round', async () => {
      const { user } = await renderInPortal(() => tab(), { dialect })
      const newest = shown()[0]?.dataset['entry']
      await user.click(screen.getByRole('radio', { name: 'Oldest first' }))
      await waitFor(() => expect(Number(shown()[0]?.dataset['entry'])).toBeLessThan(Number(newest)))
    })
  })
}

it('keeps the order that was chosen, but not one that only showed what is new', async () => {
  const first = await renderInPortal(() => tab())
  await first.user.click(screen.getByRole('radio', { name: 'Oldest first' }))
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Oldest first' })).toBeChecked())
  first.unmount()
  const second = await renderInPortal(() => tab())
  expect(screen.getByRole('radio', { name: 'Oldest first' })).toBeChecked()
  const oldest = await within(await screen.findByRole('feed')).findAllByRole('article')
  expect(Number(oldest[0]?.dataset['entry'])).toBeLessThan(Number(oldest[1]?.dataset['entry']))
  await second.user.click(screen.getByRole('button', { name: 'New entry' }))
  await second.user.type(await screen.findByRole('textbox', { name: 'Title' }), 'Mine')
  await second.user.type(screen.getByRole('textbox', { name: 'Text' }), 'x')
  await second.user.click(screen.getByRole('button', { name: 'Write entry' }))
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Newest first' })).toBeChecked())
  second.unmount()
  await renderInPortal(() => tab())
  expect(screen.getByRole('radio', { name: 'Oldest first' })).toBeChecked()
})

it('keeps new entries behind a button until the reader wants them', async () => {
  const { emulator, client, user } = await renderInPortal(() => tab())
  const webhook = new Request('http://portal.test/rest/1/emulator/crm.timeline.logmessage.add', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      fields: { entityTypeId: 2, entityId: 100, title: 'Fresh', text: 'x', iconCode: '' },
    }),
  })
  await emulator.fetch(webhook)
  await act(() => client.refetchQueries({ queryKey: keys.head(DEAL) }))
  expect(screen.queryByText('Fresh')).not.toBeInTheDocument()
  await user.click(await screen.findByRole('button', { name: '1 new entry' }))
  expect(await within(feed()).findByText('Fresh')).toBeVisible()
  expect(screen.queryByRole('button', { name: '1 new entry' })).not.toBeInTheDocument()
})

for (const dialect of ['cloud', 'docs'] as const) {
  it(`opens the entry of a link among its neighbours in the ${dialect} dialect, whatever page it is on`, async () => {
    const emulator = createEmulator({ dialect })
    const ids = [...(emulator.world.owned.get('2:100') ?? [])].toSorted((a, b) => b - a)
    const wanted = ids.at(-5)
    await renderInPortal(() => tab(wanted), { emulator })
    await waitFor(() => expect(shown().map((each) => Number(each.dataset['entry']))).toContain(wanted))
    const article = shown().find((each) => each.getAttribute('aria-current') === 'true')
    expect(Number(article?.dataset['entry'])).toBe(wanted)
    await waitFor(() => expect(article).toHaveFocus())
    expect(Number(article?.nextElementSibling?.getAttribute('data-entry'))).toBe(ids.at(-4))
    expect(Number(article?.previousElementSibling?.getAttribute('data-entry'))).toBe(ids.at(-6))
    expect(screen.queryByRole('region', { name: 'The entry from your link' })).toBeNull()
  })
}

it('does not look for the entry of a link again when the order is turned round', async () => {
  const emulator = createEmulator()
  const ids = [...(emulator.world.owned.get('2:100') ?? [])].toSorted((a, b) => b - a)
  const { user } = await renderInPortal(() => tab(ids[1]), { emulator })
  await waitFor(() => expect(shown()[1]).toHaveFocus())
  await user.click(screen.getByRole('radio', { name: 'Oldest first' }))
  await waitFor(() => expect(Number(shown()[0]?.dataset['entry'])).toBe(ids.at(-1)))
  expect(shown().length).toBeLessThanOrEqual(11)
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.queryByRole('region', { name: 'The entry from your link' })).toBeNull()
})

it('shows the entry of a link alone while the way to it fails, and among the others when it does not', async () => {
  const emulator = createEmulator()
  const ids = [...(emulator.world.owned.get('2:100') ?? [])].toSorted((a, b) => b - a)
  let isDown = false
  const failing = {
    ...emulator,
    async fetch(request: Request) {
      const body = await request.clone().text()
      if (isDown && body.includes('logmessage.list')) throw new TypeError('Failed to fetch')
      return emulator.fetch(request)
    },
  }
  const { user } = await renderInPortal(
    () => {
      isDown = true
      return tab(ids[14])
    },
    { emulator: failing },
  )
  const region = await screen.findByRole('region', { name: 'The entry from your link' })
  expect(await within(region).findByRole('article')).toBeVisible()
  isDown = false
  await user.click(within(region).getByRole('button', { name: 'Show it in the list' }))
  await waitFor(() => expect(shown()[14]).toHaveAttribute('aria-current', 'true'))
  await waitFor(() => expect(shown()[14]).toHaveFocus())
})

it('asks for nothing more where the entry of a link is on the first page', async () => {
  const { emulator } = await renderInPortal(() => null)
  const requests = vi.spyOn(emulator, 'fetch')
  const third = [...(emulator.world.owned.get('2:100') ?? [])].toSorted((a, b) => b - a)[2]
  await renderInPortal(() => tab(third), { emulator })
  await waitFor(() => expect(shown()[2]).toHaveFocus())
  expect(shown()[2]).toHaveAttribute('aria-current', 'true')
  // The test's own first screen, which takes a second request where the shape of the list is not known yet.
  expect(requests).toHaveBeenCalledTimes(2)
})

it('stops looking for the entry of a link, shows it alone, and goes on when asked to', async () => {
  const emulator = createEmulator()
  const ids = [...(emulator.world.owned.get('2:100') ?? [])].toSorted((a, b) => b - a)
  const wanted = ids.at(-1)
  let go = () => {}
  let held: Promise<void> | null = null
  const slow = {
    ...emulator,
    fetch: (request: Request) => Promise.resolve(held).then(() => emulator.fetch(request)),
  }
  const { user } = await renderInPortal(
    () => {
      // The first screen is there; what comes after it waits.
      held ??= new Promise((resolve) => (go = resolve))
      return tab(wanted)
    },
    { emulator: slow },
  )
  expect(await screen.findByRole('progressbar', { name: /10 of 38 entries loaded/ })).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Stop' }))
  go()
  const region = await screen.findByRole('region', { name: 'The entry from your link' })
  expect(await within(region).findByRole('article')).toHaveFocus()
  expect(shown().length).toBeLessThan(ids.length)
  await user.click(within(region).getByRole('button', { name: 'Show it in the list' }))
  await waitFor(() => expect(shown().at(-1)).toHaveFocus())
  expect(Number(shown().at(-1)?.dataset['entry'])).toBe(wanted)
})

it('says when the entry of a link is gone', async () => {
  await renderInPortal(() => tab(999_999))
  expect(await screen.findByText('The entry from your link is no longer there.')).toBeVisible()
})

it('does not open an entry of another card', async () => {
  const { emulator } = await renderInPortal(() => null)
  const other = [...emulator.world.entries.values()].find(({ owner }) => owner.entityId === 101)
  await renderInPortal(() => tab(other?.id ?? 0), { emulator })
  expect(await screen.findByText('The entry from your link is no longer there.')).toBeVisible()
})

it('tells a reader beforehand what is closed, a new entry too', async () => {
  const { user } = await renderInPortal(() => tab(), { userId: READER })
  expect(screen.getByText(/You can read this card but not change it/)).toBeVisible()
  const write = screen.getByRole('button', { name: 'New entry' })
  expect(write).toHaveAttribute('aria-disabled', 'true')
  expect(write).toHaveAccessibleDescription('Only people who may edit this card can write entries.')
  await user.click(write)
  await user.keyboard('e')
  expect(screen.queryByRole('form')).toBeNull()
  expect(write).toHaveAttribute('aria-expanded', 'false')
})

it('closes notes and pins of an entry that was taken off the card, and leaves binding open', async () => {
  const { client, user } = await renderInPortal(() => tab())
  const article = shown()[0]
  if (!article) throw new Error('the trail has entries')
  act(() => void client.setQueryData(keys.bindings(Number(article.dataset['entry'])), done([])))
  const note = await within(article).findByRole('button', {
    name: /^This entry is not on this card any more/,
  })
  expect(note).toHaveAttribute('aria-disabled', 'true')
  await user.click(note)
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(within(article).getByRole('button', { name: 'Pin' })).toHaveAttribute('aria-disabled', 'true')
  expect(within(article).getByRole('button', { name: 'Bind to a card' })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
})

it('tells of an entry an earlier visit left unsent, and leads back to it', async () => {
  localStorage.setItem(
    'trail:test:7:entry:2:100',
    JSON.stringify({ title: 'Called', text: '', iconCode: '' }),
  )
  const { user } = await renderInPortal(() => tab())
  expect(screen.getByText('Your unsent entry was kept.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on writing' }))
  expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveValue('Called')
  expect(screen.queryByRole('button', { name: 'Go on writing' })).toBeNull()
  await user.keyboard('{Escape}')
  expect(screen.getByText('Your unsent entry was kept.')).toBeVisible()
})

describe('a card without entries', () => {
  const owner = { entityTypeId: 2, entityId: 102 }
  const empty = () => <TabRoute owner={owner} linkedId={null} />
  const names = () => screen.getAllByRole('button').map((button) => button.textContent)

  it('gives a manager the one thing to do, and no controls over nothing', async () => {
    const { user } = await renderInPortal(empty, { owner })
    expect(screen.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
    expect(screen.getByText(WILL_SHOW)).toBeVisible()
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.queryByRole('button', { name: /^Look for changes/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Write the first entry' }))
    expect(await screen.findByRole('textbox', { name: 'Title' })).toHaveFocus()
    expect(screen.queryByRole('button', { name: 'Write the first entry' })).toBeNull()
  })

  it('still learns of the first entry that others write', async () => {
    const { emulator, client } = await renderInPortal(empty, { owner })
    addEntry(emulator.world, {
      owner,
      created: Date.now(),
      authorId: 7,
      title: 'Fresh',
      text: 'x',
      iconCode: '',
      clientId: null,
    })
    await act(() => client.refetchQueries({ queryKey: keys.head(owner) }))
    expect(await screen.findByRole('button', { name: '1 new entry' })).toBeVisible()
  })

  it('tells a reader in a whole sentence what will stand here, and offers nothing', async () => {
    await renderInPortal(empty, { owner, userId: READER })
    expect(screen.getByText(WILL_SHOW)).toBeVisible()
    expect(names()).not.toContain('Write the first entry')
  })
})

it('walks the articles by Page Down and Page Up', async () => {
  const { user } = await renderInPortal(() => tab())
  fireEvent.focus(window)
  await act(() => import('./trail-keys.ts'))
  shown()[0]?.focus()
  await user.keyboard('{PageDown}{PageDown}')
  expect(shown()[2]).toHaveFocus()
  await user.keyboard('{PageUp}')
  expect(shown()[1]).toHaveFocus()
})

it('leaves Page Down to scrolling after a click into an entry, until a key has moved the focus', async () => {
  const { user } = await renderInPortal(() => tab())
  fireEvent.focus(window)
  await act(() => import('./trail-keys.ts'))
  const [first, second, third] = shown()
  if (!first) throw new Error('the trail has entries')
  await user.click(within(first).getByRole('heading', { level: 3 }))
  expect(first).toHaveFocus()
  await user.keyboard('{PageDown}')
  expect(first).toHaveFocus()
  await user.keyboard('j{PageDown}')
  expect(second).not.toHaveFocus()
  expect(third).toHaveFocus()
})

it('opens the note editor by the letter N, and the list of keys by a question mark', async () => {
  const { user } = await renderInPortal(() => tab())
  shown()[0]?.focus()
  await user.keyboard('?')
  expect(await screen.findByRole('region', { name: 'Keyboard shortcuts' })).toBeVisible()
  shown()[0]?.focus()
  await user.keyboard('n')
  expect(await screen.findByRole('textbox', { name: /Note/ })).toBeVisible()
})
