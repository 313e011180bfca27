import { expect, it } from 'vitest'
import { entriesOnCard } from '../world/entries.ts'
import { entityTypes } from '../world/entity-types.ts'
import { pinnedIds } from '../world/bindings.ts'
import { switchesOf } from '../world/dialects.ts'
import type { SeedName, World } from '../world/types.ts'
import { languages } from '../pages/viewer.ts'
import { buildWorld } from './build-world.ts'

function build(seed: SeedName, now = Date.parse('2026-08-20T09:00:00Z')): World {
  const app = { appUrl: 'http://app.test/', installed: true, scopes: undefined }
  return buildWorld({ seed, dialect: 'cloud', switches: switchesOf('cloud'), now, ...app })
}

const deal = { entityTypeId: 2, entityId: 100 }

it('has a rich deal, one with a few entries, and one with none', () => {
  const world = build('demo')
  expect(world.owned.get('2:100')?.length).toBeGreaterThanOrEqual(34)
  expect(world.owned.get('2:101')).toHaveLength(4)
  expect(world.owned.has('2:102')).toBe(false)
})

it('has cards of every kind that a card can have a tab in', () => {
  const world = build('empty')
  const seeded = new Set([...world.cards.values()].map(({ entityTypeId }) => entityTypeId))
  const tabbed = entityTypes(world).filter(({ placement }) => placement !== '')
  expect(tabbed.filter(({ entityTypeId }) => !seeded.has(entityTypeId))).toEqual([])
})

it('gives the same ids at any hour, and no entry of the future', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = Date.UTC(2026, 7, 20, hour, 1)
    const world = build('demo', now)
    expect(pinnedIds(world, deal)).toEqual([13, 22])
    expect([...world.entries.values()].filter(({ created }) => created > now)).toEqual([])
    expect([...world.shuffled]).toEqual([])
  }
})

it('knows one of two pins of the deal through the storage of the app', () => {
  const items = [...(build('demo').apps.get('local.trail')?.storages.get('trail')?.items.values() ?? [])]
  expect(items.map(({ name, code }) => `${name} ${code}`)).toEqual([
    '2:100 pin:13',
    '2:100 bind:20',
    '3:50 bind:67',
    '174:5 pin:87',
  ])
  for (const { detailText } of items) {
    expect(JSON.parse(detailText)).toMatchObject({
      v: 1,
      entry: { id: expect.any(Number) },
      home: { title: expect.any(String) },
    })
  }
})

it('has a lead with texts as programs, people and the portal write them', () => {
  const texts = entriesOnCard(build('demo'), { entityTypeId: 1, entityId: 21 }).map(({ text }) => text)
  expect(texts).toHaveLength(5)
  for (const sign of ['\t500 000,00', '"error":', 'Traceback', '|:---', '[TABLE]', '&laquo;', '<br>'])
    expect(texts.some((text) => text.includes(sign))).toBe(true)
})

it('shows entries bound from elsewhere on the other card', () => {
  const world = build('demo')
  expect(entriesOnCard(world, deal).map(({ id }) => id)).toContain(20)
  expect(
    entriesOnCard(world, { entityTypeId: 3, entityId: 50 }).some(({ owner }) => owner.entityId === 100),
  ).toBe(true)
})

it('has entries of our app, of the other one and of a webhook on the deal', () => {
  const clients = new Set(entriesOnCard(build('demo'), deal).map(({ clientId }) => clientId))
  expect(clients).toEqual(new Set(['local.trail', 'local.quotebot', null]))
})

it('binds eight tabs and waits with the second smart process', () => {
  const placements = build('empty')
    .apps.get('local.trail')
    ?.placements.map(({ placement }) => placement)
  expect(placements).toHaveLength(8)
  expect(placements).toContain('CRM_DYNAMIC_174_DETAIL_TAB')
  expect(placements).not.toContain('CRM_DYNAMIC_1042_DETAIL_TAB')
})

it('has the titles of the tabs in every language of the portal', () => {
  const [tab] = build('empty').apps.get('local.trail')?.placements ?? []
  expect(Object.keys(tab?.langAll ?? {})).toEqual(languages)
})

it('has no storage before it is made, when it is empty', () => {
  expect(build('empty').apps.get('local.trail')?.storages.size).toBe(0)
  expect(build('empty').entries.size).toBe(0)
})

it('holds ten thousand entries on one card', () => {
  expect(build('large').owned.get('2:100')).toHaveLength(10_000)
})
