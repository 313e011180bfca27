import { expect, it } from 'vitest'
import type { Installation } from '../store/store.ts'
import { handLink } from '../testing/hand-link.ts'
import { openAppWay } from './app-way.ts'
import type { PortalLink } from './link.ts'

const HERE = 'here.bitrix24.com'

function installed(memberId: string, domain: string, more: Partial<Installation> = {}): Installation {
  return {
    memberId,
    domain,
    clientEndpoint: `https://${domain}/rest/`,
    serverEndpoint: 'https://oauth.bitrix.info/rest/',
    accessToken: 'access',
    refreshToken: 'refresh',
    expiresAt: 0,
    applicationToken: 'application',
    userId: 1,
    scope: 'crm',
    updatedAt: 0,
    ...more,
  }
}

/** A way whose store holds what `rows` says, and how often it was read. */
function way(rows: Installation[], portals = [HERE]) {
  const clock = { now: 1_000_000, reads: 0 }
  const installations = {
    find: (memberId: string) => Promise.resolve(rows.find((row) => row.memberId === memberId) ?? null),
    list: () => Promise.resolve(((clock.reads += 1), rows)),
    save: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  }
  const queue = { portalFor: () => handLink().portal, depth: () => ({ waiting: 0, running: 0 }) }
  const app = openAppWay({
    config: { app: { clientId: 'id', clientSecret: 'secret' }, portals, portalTimeout: 1_000 },
    store: { installations, locks: { acquire: () => Promise.resolve(null) } },
    wayOver: (link: PortalLink) => ({ link, queue: { ...queue, close: () => Promise.resolve() } }),
    now: () => clock.now,
    date: () => clock.now,
  })
  return { app, clock, portal: async () => (await app())?.link.portalId ?? null }
}

it('is none where the app is nowhere installed', async () => {
  expect(await way([]).app()).toBeNull()
})

it('goes to the first of the named portals in which the app is installed', async () => {
  const rows = [installed('a', 'there.bitrix24.com'), installed('b', HERE)]
  expect(await way(rows, [HERE, 'there.bitrix24.com']).portal()).toBe(HERE)
  expect(await way(rows, ['there.bitrix24.com', HERE]).portal()).toBe('there.bitrix24.com')
  expect(await way(rows, ['empty.bitrix24.com', HERE, 'there.bitrix24.com']).portal()).toBe(HERE)
})

it('goes to no portal that is not named, be it the only one there is', async () => {
  const there = installed('b', 'there.bitrix24.com')
  expect(await way([there]).portal()).toBeNull()
  expect(await way([there, installed('a', HERE)]).portal()).toBe(HERE)
  expect(await way([there], []).portal()).toBeNull()
})

it('comes and goes with the installation, after a moment', async () => {
  const rows: Installation[] = []
  const { app, clock, portal } = way(rows)
  expect(await app()).toBeNull()
  rows.push(installed('a', HERE))
  expect(await app()).toBeNull()
  clock.now += 2_000
  expect(await portal()).toBe(HERE)
  rows.pop()
  clock.now += 2_000
  expect(await app()).toBeNull()
})

it('stays the same while only tokens change, and is another for another user', async () => {
  const rows = [installed('a', HERE)]
  const { app, clock } = way(rows)
  const first = await app()
  rows[0] = installed('a', HERE, { accessToken: 'next', refreshToken: 'next', updatedAt: 1 })
  clock.now += 2_000
  expect(await app()).toBe(first)
  rows[0] = installed('a', HERE, { userId: 2 })
  clock.now += 2_000
  expect(await app()).not.toBe(first)
})

it('reads the store once for many who ask at once', async () => {
  const { app, clock } = way([installed('a', HERE)])
  await Promise.all(Array.from({ length: 20 }, () => app()))
  expect(clock.reads).toBe(1)
})
