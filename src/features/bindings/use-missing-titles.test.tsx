import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { bindEntry } from '#emulator/world/bindings.ts'
import { cardKey } from '#core/entity-types.ts'
import type { Card } from '#core/entity-types.ts'
import type { FirstScreen } from '#core/first-screen.ts'
import { keys } from '#data/keys.ts'
import { DEAL, renderInPortal } from '#testing/render-in-portal.tsx'
import { BindingChips } from './binding-chips.tsx'
import { useMissingTitles } from './use-missing-titles.ts'

function Page({ entries }: { entries: FirstScreen['page']['entries'] }) {
  useMissingTitles(DEAL, entries)
  return entries.map((entry) => (
    <BindingChips key={entry.id} owner={DEAL} entry={entry} home={DEAL} homeTitle="" />
  ))
}

const idle = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)))

/** More cards than the first screen asks titles for, and an order, for which it asks none. */
const MANY: readonly Card[] = [
  { entityTypeId: 1, entityId: 20 },
  { entityTypeId: 2, entityId: 101 },
  { entityTypeId: 2, entityId: 102 },
  { entityTypeId: 3, entityId: 50 },
  { entityTypeId: 3, entityId: 51 },
  { entityTypeId: 4, entityId: 10 },
  { entityTypeId: 14, entityId: 8 },
]

function crowded() {
  const emulator = createEmulator()
  const ids = (emulator.world.owned.get('2:100') ?? []).slice(-3)
  for (const id of ids) for (const card of MANY) bindEntry(emulator.world, id, card)
  return { emulator, ids }
}

for (const dialect of ['cloud', 'docs'] as const) {
  it(`sends nothing on the first screen of the demo deal (${dialect})`, async () => {
    const { emulator } = await renderInPortal(({ page }) => <Page entries={page.entries} />, { dialect })
    await idle()
    expect(emulator.log.map((request) => request.method)).toEqual(['batch', 'batch'])
    expect(screen.queryByText(/^#\d/)).not.toBeInTheDocument()
  })
}

it('asks once for all the titles of all the entries', async () => {
  const { emulator } = crowded()
  await renderInPortal(({ page }) => <Page entries={page.entries} />, { emulator })
  await waitFor(() => expect(screen.getAllByText('8-2026')).toHaveLength(3))
  expect(screen.getAllByText(/8 GPU servers/)).toHaveLength(3)
  await idle()
  expect(emulator.log).toHaveLength(3)
  const asked = emulator.log.at(-1)?.batch ?? []
  expect(new Set(asked)).toEqual(new Set(['crm.item.list']))
})

it('asks for a card that turns up later, and never again for one it asked for', async () => {
  const { emulator, ids } = crowded()
  const { client } = await renderInPortal(({ page }) => <Page entries={page.entries} />, { emulator })
  await idle()
  const [entryId = 0] = ids
  bindEntry(emulator.world, entryId, { entityTypeId: 1042, entityId: 2 })
  await act(() => client.invalidateQueries({ queryKey: keys.bindings(entryId) }))
  expect(await screen.findByText(/Onboarding: Baltic Render/)).toBeVisible()
  await idle()
  expect(emulator.log.map((request) => request.method).slice(3)).toEqual([
    'crm.timeline.bindings.list',
    'batch',
  ])
  expect(emulator.log.at(-1)?.batch).toEqual(['crm.item.list'])
})

it('leaves the numbers where titles cannot be loaded, and does not insist', async () => {
  const { emulator } = crowded()
  const { client } = await renderInPortal(
    ({ page }) => {
      emulator.faults.add([{ method: 'batch', drop: 'before', times: 0 }])
      return <Page entries={page.entries} />
    },
    { emulator },
  )
  await idle()
  expect(emulator.log).toHaveLength(3)
  expect(screen.getAllByText('#8')).toHaveLength(3)
  expect(client.getQueryData(['title', cardKey({ entityTypeId: 14, entityId: 8 })])).toBeUndefined()
})

it('does not call a card hidden whose kind the portal does not list', async () => {
  const { emulator } = crowded()
  await renderInPortal(
    ({ page }) => {
      emulator.faults.add([{ method: 'crm.item.list', error: 'ENTITY_TYPE_NOT_SUPPORTED', times: 0 }])
      return <Page entries={page.entries} />
    },
    { emulator },
  )
  await idle()
  expect(screen.getAllByText('#8')).toHaveLength(3)
  expect(screen.queryByText('no access')).not.toBeInTheDocument()
})
