import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { makeKey } from './keys/api-key.ts'
import { openStore } from './store/open-store.ts'
import { type GatewayProcess, startGateway, testFolders } from './testing/gateway-process.ts'
import { testDatabase } from './testing/postgres.ts'
import { type StallingRelay, stallingRelay } from './testing/stalling-relay.ts'
import { ANY_KEY, type Caller, callerOf } from './testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'
const DEAL = { entityTypeId: 2, entityId: 100 }

/** A busy machine is no failure. */
const PATIENT = { timeout: 20_000 }
const HOOK_MS = 60_000

const closers: (() => Promise<unknown>)[] = []
let emulator: Emulator
let relay: StallingRelay
let gateway: GatewayProcess
let agent: Caller

beforeAll(async () => {
  emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const portal = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const [folders, database] = await Promise.all([testFolders(), testDatabase()])
  relay = await stallingRelay(database.url)
  closers.push(portal.close, folders.remove, database.drop, relay.close)
  const { row, secret } = makeKey(ANY_KEY, Date.now())
  const store = await openStore({ databaseUrl: database.url, dataDir: '', exclusive: false })
  await store.keys.add(row)
  await store.close()
  gateway = await startGateway({
    ...folders.env,
    B24_WEBHOOK_URL: `${portal.url}/rest/1/emulator/`,
    // The usual ten seconds are long for a test.
    DATABASE_URL: `${relay.url}?query_timeout=1000`,
  })
  closers.push(() => gateway.stop('SIGKILL'))
  agent = callerOf(gateway.url, secret)
}, HOOK_MS)

beforeEach(() => relay.flow())

afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

async function readiness(): Promise<number> {
  return (await fetch(`${gateway.url}/readyz`)).status
}

it('requests end with 500 and Retry-After while PostgreSQL stands still, and work again after', async () => {
  expect((await agent.get('/v1/me')).status).toBe(200)
  relay.stall()
  // More than there are sessions.
  const answers = await Promise.all(Array.from({ length: 25 }, () => agent.get('/v1/me')))
  for (const { status, body, headers } of answers)
    expect([status, body.error.code, headers.get('retry-after')]).toEqual([500, 'INTERNAL_ERROR', '5'])
  expect(await readiness()).toBe(503)
  relay.flow()
  await expect.poll(readiness, PATIENT).toBe(200)
  expect((await agent.get('/v1/me')).status).toBe(200)
})

it('a keyed create whose end could not be stored is 500 with Retry-After, and written once', async () => {
  await expect.poll(readiness, PATIENT).toBe(200)
  const entry = { ...DEAL, title: 'Frozen', text: 'Once', iconCode: 'info' }
  const key = { 'idempotency-key': 'frozen' }
  const written = () =>
    [...emulator.world.entries.values()].filter(({ title }) => title === entry.title).length
  // A card that is known already takes one command.
  expect((await agent.post(LOGS, { ...entry, title: 'Before' })).status).toBe(201)
  emulator.faults.add([{ method: 'crm.timeline.logmessage.add', latency: 500 }])
  const sent = agent.post(LOGS, entry, key)
  await expect.poll(written, PATIENT).toBe(1)
  relay.stall()
  const { status, headers } = await sent
  expect([status, headers.get('retry-after')]).toEqual([500, '5'])
  relay.flow()
  const again = async () => (await agent.post(LOGS, entry, key)).status
  await expect.poll(again, PATIENT).toBe(201)
  expect(written()).toBe(1)
})

it('ends on SIGTERM while PostgreSQL stands still, within seconds', async () => {
  await expect.poll(readiness, PATIENT).toBe(200)
  relay.stall()
  const asked = agent.get('/v1/me')
  const began = performance.now()
  const { code, stdout } = await gateway.stop()
  expect((await asked).status).toBe(500)
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/"msg":"the store did not close in time".*\n.*"msg":"stopped"/),
  ])
  expect(performance.now() - began).toBeLessThan(35_000)
})
