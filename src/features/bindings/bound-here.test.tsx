import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { remember } from '#emulator/seeds/storage.ts'
import { bindEntry, bindingsOf } from '#emulator/world/bindings.ts'
import { noteQuery } from '#data/trail-queries.ts'
import { useQuery } from '@tanstack/react-query'
import type { Card } from '#core/entity-types.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { usePersonName } from '#data/use-names.ts'
import { usePortal } from '#portal/use-portal.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { BindingChips } from './binding-chips.tsx'
import { BoundHere } from './bound-here.tsx'
import { FromCard } from './from-card.tsx'

// It comes on demand; on a busy machine the first demand would be the slow one.
beforeAll(async () => void (await import('./unbind-ask.tsx')))

const LEAD_OWNER: Card = { entityTypeId: 1, entityId: 20 }

function Line({ owner, record }: { owner: Card; record: StoredRecord }) {
  const note = useQuery({ ...noteQuery(usePortal(), owner, record.entry.id), enabled: false }).data
  return (
    <article tabIndex={0} aria-label={record.entry.title}>
      <FromCard owner={owner} home={record.home} homeTitle={record.homeTitle} />
      {usePersonName(record.entry.authorId)}
      {note?.ok && note.value?.text}
      <BindingChips owner={owner} entry={record.entry} home={record.home} homeTitle={record.homeTitle} />
    </article>
  )
}

interface Scene extends EmulatorOptions {
  owner?: Card
  /** How many entries of deal 100 are bound to the card by Trail, beyond what the seed binds. */
  more?: number
}

async function boundHere({ owner = DEAL, more = 0, ...options }: Scene = {}) {
  const emulator = createEmulator(options)
  const { world } = emulator
  for (const id of (world.owned.get('2:100') ?? []).slice(0, more)) {
    const entry = world.entries.get(id)
    if (!entry) continue
    bindEntry(world, id, owner)
    remember(world, 'bind', entry, owner, Date.now())
  }
  const view = await renderInPortal(
    () => <BoundHere owner={owner} renderEntry={(record) => <Line owner={owner} record={record} />} />,
    { emulator, owner },
  )
  return { ...view, emulator }
}

const articles = () => [...document.querySelectorAll('article')]

const heading = (count: number) =>
  screen.findByRole('button', {
    name:
      count === 1 ? '1 entry bound here from another card' : `${count} entries bound here from other cards`,
  })

it('draws nothing where nothing is bound from elsewhere', async () => {
  const { container } = await boundHere({ owner: { entityTypeId: 2, entityId: 102 } })
  expect(container).toBeEmptyDOMElement()
})

for (const dialect of ['cloud', 'docs'] as const) {
  it(`is collapsed and sends nothing, and loads all it needs in one request when opened (${dialect})`, async () => {
    const { user, emulator } = await boundHere({ dialect })
    const button = await heading(1)
    expect(button).toHaveAttribute('aria-expanded', 'false')
    expect(screen.getByRole('region', { name: /bound here/ })).toBeVisible()
    expect(screen.queryByRole('article')).not.toBeInTheDocument()
    expect(emulator.log).toHaveLength(2)
    await user.click(button)
    expect(button).toHaveAttribute('aria-expanded', 'true')
    const entry = await screen.findByRole('article', { name: 'NDA signed' })
    expect(entry).toHaveTextContent('Olga Petrova')
    expect(entry).toHaveTextContent('Original lies with legal, folder 14.')
    expect(emulator.log).toHaveLength(3)
    await user.click(button)
    expect(screen.queryByRole('article')).not.toBeInTheDocument()
    await user.click(button)
    expect(screen.getByRole('article', { name: 'NDA signed' })).toBeVisible()
    expect(emulator.log).toHaveLength(3)
  })

  it(`lets an entry go when it is unbound here, and tells so (${dialect})`, async () => {
    const { user, emulator } = await boundHere({ dialect })
    await user.click(await heading(1))
    const chips = await screen.findByRole('group', { name: 'Cards this entry shows on' })
    await user.click(within(chips).getByRole('button', { name: /^Unbind Deal/ }))
    await user.click(await screen.findByRole('button', { name: 'Unbind' }))
    expect(await screen.findByText('The entry no longer shows on this card.')).toBeVisible()
    expect(screen.queryByRole('article')).not.toBeInTheDocument()
    expect(screen.getByText('No entry of another card is bound here any more.')).toBeVisible()
    expect(await heading(0)).toHaveFocus()
    const nda = [...emulator.world.entries.values()].find((entry) => entry.title === 'NDA signed')
    expect(bindingsOf(emulator.world, nda?.id ?? 0)).toEqual([{ entityTypeId: 4, entityId: 10 }])
  })
}

it('links to the card each entry comes from, and opens it in a slider', async () => {
  const { user, host } = await boundHere()
  await user.click(await heading(1))
  const link = await screen.findByRole('link', { name: 'From Company Northwind LLC' })
  expect(link).toHaveAttribute('href', 'http://portal.test/crm/company/details/10/')
  await user.click(link)
  expect(host.opened).toEqual(['/crm/company/details/10/'])
})

it('names the card an entry comes from by its number where the person may not see it', async () => {
  const emulator = createEmulator()
  const { world } = emulator
  const secret = [...world.entries.values()].find((entry) => entry.title === 'Balance sheets received')
  if (!secret) throw new Error('the demo has lost an entry')
  bindEntry(world, secret.id, LEAD_OWNER)
  remember(world, 'bind', secret, LEAD_OWNER, Date.now())
  const { user } = await renderInPortal(
    () => (
      <BoundHere owner={LEAD_OWNER} renderEntry={(record) => <Line owner={LEAD_OWNER} record={record} />} />
    ),
    { emulator, owner: LEAD_OWNER },
  )
  await user.click(await heading(1))
  expect(await screen.findByText('From Deal #103')).toBeVisible()
  expect(screen.queryByText(/Confidential/)).not.toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /Deal/ })).not.toBeInTheDocument()
})

it('loads ten at a time', async () => {
  const { user, emulator } = await boundHere({ owner: LEAD_OWNER, more: 13 })
  await user.click(await heading(13))
  await waitFor(() => expect(articles()).toHaveLength(10))
  expect(emulator.log).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: 'Show the next 3' }))
  await waitFor(() => expect(articles()).toHaveLength(13))
  expect(emulator.log).toHaveLength(4)
  expect(screen.queryByRole('button', { name: /^Show the next/ })).not.toBeInTheDocument()
})

it('leaves out what somebody unbound by other means', async () => {
  const { user, emulator } = await boundHere({ owner: LEAD_OWNER, more: 2 })
  const [id = 0] = emulator.world.owned.get('2:100') ?? []
  emulator.world.bindings.set(id, [DEAL])
  await user.click(await heading(2))
  await heading(1)
  expect(articles()).toHaveLength(1)
})

it('does not load the others again when one leaves', async () => {
  const { user, emulator } = await boundHere({ owner: LEAD_OWNER, more: 3 })
  await user.click(await heading(3))
  await waitFor(() => expect(articles()).toHaveLength(3))
  const [first] = articles()
  if (!first) throw new Error('no article')
  await user.click(within(first).getByRole('button', { name: /^Unbind Lead/ }))
  const before = emulator.log.length
  await user.click(screen.getByRole('button', { name: 'Unbind' }))
  await heading(2)
  expect(articles()).toHaveLength(2)
  const asked = emulator.log.slice(before).flatMap((request) => request.batch ?? request.method)
  expect(asked.filter((method) => method === 'crm.timeline.note.get')).toEqual([])
})

it('says why they could not be loaded, and loads them again', async () => {
  const { user, emulator } = await boundHere()
  emulator.faults.add([{ method: 'batch', drop: 'before' }])
  await user.click(await heading(1))
  expect(await screen.findByText(/^The connection was lost/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('article', { name: 'NDA signed' })).toBeVisible()
  expect(screen.queryByText(/^The connection was lost/)).not.toBeInTheDocument()
})

it('stays as it is when the ledger brings more', async () => {
  const { user, emulator, client } = await boundHere({ owner: LEAD_OWNER, more: 1 })
  await user.click(await heading(1))
  await screen.findByRole('article')
  const entry = emulator.world.entries.get((emulator.world.owned.get('2:100') ?? [])[5] ?? 0)
  if (!entry) throw new Error('no entry')
  bindEntry(emulator.world, entry.id, LEAD_OWNER)
  remember(emulator.world, 'bind', entry, LEAD_OWNER, Date.now())
  await act(() => client.invalidateQueries({ queryKey: ['trail', '1:20', 'ledger'] }))
  await heading(2)
  expect(articles()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Show the next 1' }))
  await waitFor(() => expect(articles()).toHaveLength(2))
})
