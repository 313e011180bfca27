import { act, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { deleteEntryMutation, showWritten } from '#data/entry-mutations.ts'
import { newerMutation } from '#data/paging-mutations.ts'
import { addEntry, ownedIds } from '#emulator/world/entries.ts'
import { trailClientId } from '#emulator/world/tokens.ts'
import { emulatorPortal, mapMemory } from '#testing/emulator-portal.ts'
import { DEAL, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { FeedFoot } from './feed-foot.tsx'
import { useFeed } from './use-feed.ts'
import { useTrail } from './use-trail.ts'

afterEach(() => vi.unstubAllGlobals())

/** jsdom has no screen: the test says what of the page is in sight. */
function setup() {
  const watched = new Map<Element, (sights: { isIntersecting: boolean }[]) => void>()
  let isInSight = false
  class Observer {
    readonly report: (sights: { isIntersecting: boolean }[]) => void
    constructor(report: (sights: { isIntersecting: boolean }[]) => void) {
      this.report = report
    }
    observe(element: Element) {
      watched.set(element, this.report)
      // A browser says at once how things stand.
      queueMicrotask(() => watched.get(element)?.([{ isIntersecting: isInSight }]))
    }
    disconnect() {
      for (const [element, report] of watched) if (report === this.report) watched.delete(element)
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)

  /** Time goes by, and then the lower edge of the page comes into sight or leaves it. */
  async function scroll(to: boolean): Promise<void> {
    now += 10_000
    isInSight = to
    await act(async () => {
      for (const [element, report] of watched) if (element.isConnected) report([{ isIntersecting: to }])
    })
  }

  function Foot() {
    return <FeedFoot trail={useFeed(DEAL, 'newest', useTrail(DEAL, 'newest'))} />
  }

  async function opened() {
    const view = await renderInPortal(() => <Foot />, { dialect: 'docs' })
    const { emulator, host } = view
    const connection = { portal: emulatorPortal(emulator, MANAGER), host, memory: mapMemory() }
    const write = () =>
      addEntry(emulator.world, {
        owner: DEAL,
        created: Date.now(),
        authorId: MANAGER,
        title: 'Called',
        text: 'x',
        iconCode: '',
        clientId: trailClientId,
      })
    return { ...view, connection, write }
  }
  return { scroll, opened }
}

it('loads the next ten whenever the reader scrolls to the end, down to the last', async () => {
  const { scroll, opened } = setup()
  await opened()
  for (const shown of ['20 of 37', '30 of 37', 'That is all: 37 entries']) {
    await scroll(false)
    await scroll(true)
    expect(await screen.findByText(shown)).toBeVisible()
  }
})

it('goes on loading after an own entry', async () => {
  const { scroll, opened } = setup()
  const { client, write } = await opened()
  act(() => showWritten(client, DEAL, null, { ...write(), created: null }))
  expect(await screen.findByText('11 of 38')).toBeVisible()
  await scroll(false)
  await scroll(true)
  expect(await screen.findByText('21 of 38')).toBeVisible()
})

it('goes on loading after a deletion', async () => {
  const { scroll, opened } = setup()
  const { client, connection, emulator } = await opened()
  const own = ownedIds(emulator.world, DEAL)
    .toReversed()
    .slice(0, 10)
    .find((id) => emulator.world.entries.get(id)?.clientId === trailClientId)
  const remove = client.getMutationCache().build(client, deleteEntryMutation(connection, DEAL))
  await act(() => remove.execute(own ?? 0))
  expect(await screen.findByText('9 of 36')).toBeVisible()
  await scroll(false)
  await scroll(true)
  expect(await screen.findByText('19 of 36')).toBeVisible()
})

it('goes on loading after new entries were brought in', async () => {
  const { scroll, opened } = setup()
  const { client, connection, write } = await opened()
  write()
  await act(() => client.getMutationCache().build(client, newerMutation(connection, DEAL)).execute(undefined))
  expect(await screen.findByText('11 of 38')).toBeVisible()
  await scroll(false)
  await scroll(true)
  expect(await screen.findByText('21 of 38')).toBeVisible()
})

it('fills a screen that has room below the last entry', async () => {
  const { scroll, opened } = setup()
  await scroll(true)
  const { emulator } = await opened()
  expect(await screen.findByText('That is all: 37 entries')).toBeVisible()
  expect(emulator.log).toHaveLength(5)
})
