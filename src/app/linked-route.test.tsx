import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { EmulatorOptions } from '#emulator/emulator.ts'
import { placeOf } from '#core/placement.ts'
import { ADMIN, MANAGER, renderInPortal } from '#testing/render-in-portal.tsx'
import { Route } from './app.tsx'

/** The app's own page, opened by a link to an entry. */
function openLink(entryId: number, options: EmulatorOptions & { userId?: number } = {}) {
  const { userId = MANAGER, ...rest } = options
  const emulator = createEmulator(rest)
  const host = {
    place: placeOf('DEFAULT', { trail_entry: String(entryId) }),
    placement: 'DEFAULT',
    isAdmin: userId === ADMIN,
  }
  return renderInPortal(() => <Route />, { emulator, userId, host })
}

function entryOf(entityId: number): number {
  const entry = [...createEmulator().world.entries.values()].find(({ owner }) => owner.entityId === entityId)
  if (!entry) throw new Error('the card has entries')
  return entry.id
}

for (const dialect of ['cloud', 'docs'] as const) {
  for (const userId of [MANAGER, ADMIN]) {
    it(`finds the entry of a link that opens the app's own page (${dialect}, user ${userId})`, async () => {
      const id = entryOf(101)
      await openLink(id, { dialect, userId })
      const feed = await screen.findByRole('feed')
      const articles = () => document.querySelectorAll(`[data-entry="${id}"]`)
      expect(await within(feed).findAllByRole('article')).not.toHaveLength(0)
      await expect.poll(() => articles().length).toBeGreaterThan(0)
    })
  }
}

it('says that the entry of the link is gone, above the page of the app', async () => {
  await openLink(999_999)
  expect(await screen.findByText('The entry from your link is no longer there.')).toBeVisible()
  expect(await screen.findByRole('heading', { name: 'Trail is at work' })).toBeVisible()
})
