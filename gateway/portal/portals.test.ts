import { afterEach, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { installationOf } from '../testing/app-way.ts'
import { ADMIN } from '../testing/both-dialects.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

interface TestPortal {
  emulator: Emulator
  url: string
  host: string
}

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function startPortal(): Promise<TestPortal> {
  const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const { url, close } = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  closers.push(close)
  return { emulator, url, host: new URL(url).host }
}

/** A gateway of the local app for these portals, and how far its clock is ahead. */
async function startGateway(portals: string[]): Promise<{ gateway: TestGateway; clock: { ahead: number } }> {
  const clock = { ahead: 0 }
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const gateway = await testGateway({
    config: { app, portals, webhookUrl: null },
    now: () => Date.now() + clock.ahead,
  })
  closers.push(() => gateway.close())
  return { gateway, clock }
}

/** As the store has it after an administrator opened the app in this portal. */
function install({ gateway }: TestGateway, { emulator, url, host }: TestPortal): Promise<void> {
  return gateway.store.installations.save({ ...installationOf(emulator, url, ADMIN), memberId: host })
}

async function create(gateway: TestGateway): Promise<number> {
  const agent = await gateway.caller({ kind: 'app' })
  const entry = { entityTypeId: 2, entityId: 100, title: 'Limit raised', text: 'To 5.', iconCode: 'info' }
  return (await agent.post('/v1/timeline-logs', entry)).status
}

/** A create on a card that is new to the store is a batch. */
function creates({ emulator }: TestPortal): number {
  const add = 'crm.timeline.logmessage.add'
  return emulator.log.flatMap(({ method, batch = [method] }) => batch).filter((method) => method === add)
    .length
}

it('sends nothing to a portal that was taken out of B24_PORTALS, though the app is still in its store', async () => {
  const removed = await startPortal()
  const { gateway } = await startGateway(['mycompany.bitrix24.com'])
  await install(gateway, removed)
  expect(await create(gateway)).toBe(401)
  expect(removed.emulator.log).toEqual([])
})

it('writes to the first of B24_PORTALS in which the app is installed', async () => {
  const [first, second] = [await startPortal(), await startPortal()]
  const { gateway, clock } = await startGateway(['empty.bitrix24.com', first.host, second.host])
  await install(gateway, second)
  expect([await create(gateway), creates(first), creates(second)]).toEqual([201, 0, 1])
  await install(gateway, first)
  clock.ahead = 5_000
  expect([await create(gateway), creates(first), creates(second)]).toEqual([201, 1, 1])
})
