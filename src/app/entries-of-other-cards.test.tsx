import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Card } from '#core/entity-types.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { DEAL, MANAGER, READER, renderInPortal } from '#testing/render-in-portal.tsx'
import { TabRoute } from './tab-route.tsx'

const COMPANY: Card = { entityTypeId: 4, entityId: 10 }
const NO_LIST = 'This portal cannot list entries that were bound from other cards.'

const tab = (owner: Card) => <TabRoute owner={owner} linkedId={null} />
const open = (owner: Card, options: Parameters<typeof renderInPortal>[1] = {}) =>
  renderInPortal(() => tab(owner), { owner, ...options })

const articles = () => [...document.querySelectorAll<HTMLElement>('[role="feed"] > article')]
const shownIds = () => articles().map((article) => Number(article.dataset['entry']))

/** The portal's own timeline: what is bound to the card, newest first. */
function timelineOf({ world }: Emulator, card: Card): number[] {
  const ids = world.bound.get(`${card.entityTypeId}:${card.entityId}`) ?? []
  return [...ids].filter((id) => world.entries.has(id)).toSorted((a, b) => b - a)
}

for (const userId of [MANAGER, READER]) {
  it(`shows all that the portal's own timeline shows, and where it comes from (user ${userId})`, async () => {
    const { emulator } = await open(COMPANY, { dialect: 'cloud', userId })
    expect(timelineOf(emulator, COMPANY)).toHaveLength(5)
    expect(shownIds()).toEqual(timelineOf(emulator, COMPANY))
    const bound = screen.getByRole('article', { name: 'Second lorry confirmed' })
    expect(within(bound).getByRole('link', { name: /^From Deal .*Northwind/ })).toBeVisible()
    expect(screen.getByText('That is all: 5 entries, 1 of them from another card')).toBeVisible()
    expect(screen.getByTitle('5 entries')).toBeVisible()
    expect(screen.queryByText(NO_LIST)).not.toBeInTheDocument()
    expect(emulator.log).toHaveLength(2)
  })

  it(`says at the end what cannot be listed where the portal has no such list (user ${userId})`, async () => {
    await open(COMPANY, { dialect: 'docs', userId })
    expect(articles()).toHaveLength(4)
    expect(screen.getByText('That is all: 4 entries')).toBeVisible()
    expect(screen.getByText(NO_LIST)).toBeVisible()
    expect(screen.getByTitle('4 entries')).toBeVisible()
  })
}

it('shows an entry that Trail bound here once: in the feed where the portal lists it, else in a region', async () => {
  const region = /entry bound here from another card/
  const cloud = await open(DEAL, { dialect: 'cloud' })
  expect(screen.queryByRole('button', { name: region })).not.toBeInTheDocument()
  cloud.unmount()
  await open(DEAL, { dialect: 'docs' })
  expect(await screen.findByRole('button', { name: region })).toBeVisible()
})

it('does not count an entry any more that was taken off the card, and leaves it where it stands', async () => {
  const { emulator, user } = await open(COMPANY, { dialect: 'cloud' })
  const bound = screen.getByRole('article', { name: 'Second lorry confirmed' })
  await user.click(within(bound).getByRole('button', { name: 'Unbind Company Northwind LLC' }))
  await user.click(await within(bound).findByRole('button', { name: 'Unbind' }))
  expect(await within(bound).findByText('Unbound from Company Northwind LLC')).toBeVisible()
  expect(timelineOf(emulator, COMPANY)).toHaveLength(4)
  expect(screen.getByText('That is all: 4 entries')).toBeVisible()
  expect(screen.getByTitle('4 entries')).toBeVisible()
})

for (const userId of [MANAGER, READER]) {
  it(`names the kind and number of a card that the person may not see (user ${userId})`, async () => {
    const emulator = createEmulator({ dialect: 'cloud' })
    const closed = [...emulator.world.entries.values()].find(
      ({ title }) => title === 'Balance sheets received',
    )
    bindEntry(emulator.world, closed?.id ?? 0, COMPANY)
    await open(COMPANY, { emulator, userId })
    const entry = screen.getByRole('article', { name: 'Balance sheets received' })
    expect(within(entry).getByText('From Deal #103')).toBeVisible()
    expect(within(entry).queryByRole('link', { name: /#103/ })).not.toBeInTheDocument()
    expect(screen.queryByText(/Confidential/)).not.toBeInTheDocument()
  })
}
