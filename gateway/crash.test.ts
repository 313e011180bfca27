import { afterEach, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { makeKey } from './keys/api-key.ts'
import type { Environment } from './settings.ts'
import { openStore } from './store/open-store.ts'
import type { ApiKey, Store } from './store/store.ts'
import { installationOf } from './testing/app-way.ts'
import { CRASH_CARD, type CrashReport, crashRun, renewalsOf } from './testing/crash-run.ts'
import { testFolders } from './testing/gateway-process.ts'
import { testDatabase } from './testing/postgres.ts'
import { ANY_KEY } from './testing/test-gateway.ts'

const CREATES = 1_000
const KILLS = 9

/** Milliseconds: several times what a run takes on two busy cores. */
const PATIENCE = 300_000

const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000)

/** Undone after each test, the last first. */
const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

async function portal() {
  const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const folders = await testFolders()
  undo.push(served.close, folders.remove)
  const env: Environment = {
    ...folders.env,
    B24_WEBHOOK_URL: `${served.url}/rest/1/emulator/`,
    B24_BURST: '1000000',
    B24_RATE: '100000',
    PORTAL_TIMEOUT: '1',
    QUEUE_TIMEOUT: '2',
  }
  return { emulator, env, url: served.url }
}

/** Puts into the store of gateways that are not there yet what their owner would. */
async function prepare(env: Environment, act: (store: Store) => Promise<void>): Promise<void> {
  const databaseUrl = env['DATABASE_URL'] ?? null
  const store = await openStore({ databaseUrl, dataDir: env['DATA_DIR'] ?? '', exclusive: false })
  await act(store)
  await store.close()
}

function callerOf(kind: ApiKey['kind']) {
  const { row, secret, session } = makeKey({ ...ANY_KEY, kind, rate: 1_000_000 }, Date.now())
  return { row, headers: { 'x-api-key': secret, ...(session && { authorization: `Bearer ${session}` }) } }
}

it(
  `1,000 keyed creates are written once each, however often the gateway is killed (CRASH_SEED=${seed})`,
  async () => {
    const { emulator, env } = await portal()
    const { row, headers } = callerOf('api')
    await prepare(env, (store) => store.keys.add(row))
    const report = await crashRun({
      emulator,
      gateways: [env],
      callers: [headers],
      creates: CREATES,
      kills: KILLS,
      expiries: 0,
      seed,
    })
    undo.push(report.stop)
    expect(truthOf(emulator)).toHaveLength(CREATES)
    expect(toldBy(report)).toEqual(truthOf(emulator))
    expect(report).toMatchObject({ kills: KILLS, broken: expect.toSatisfy((hits) => Number(hits) > 0) })
    await expectReplayed(report)
  },
  PATIENCE,
)

it(
  `1,000 keyed creates are written once each by two gateways on one PostgreSQL, through webhook and app at once, while they are killed and tokens expire (CRASH_SEED=${seed})`,
  async () => {
    const { emulator, env, url } = await portal()
    const database = await testDatabase()
    undo.push(database.drop)
    const [personal, app] = [callerOf('api'), callerOf('app')]
    const shared: Environment = {
      ...env,
      DATABASE_URL: database.url,
      B24_CLIENT_ID: 'local.trail',
      B24_CLIENT_SECRET: 'trail-secret',
    }
    await prepare(shared, async (store) => {
      await store.keys.add(personal.row)
      await store.keys.add(app.row)
      await store.installations.save(installationOf(emulator, url, 1))
    })
    const expiries = 3
    const report = await crashRun({
      emulator,
      gateways: [shared, shared],
      callers: [personal.headers, app.headers],
      creates: CREATES,
      kills: KILLS,
      expiries,
      seed,
    })
    undo.push(report.stop)
    expect(truthOf(emulator)).toHaveLength(CREATES)
    expect(toldBy(report)).toEqual(truthOf(emulator))
    expect(report).toMatchObject({ kills: KILLS, broken: expect.toSatisfy((hits) => Number(hits) > 0) })
    expect(renewalsOf(emulator)).toBe(expiries)
    await expectReplayed(report)
  },
  PATIENCE,
)

/** What is on the card, and what the callers were told, both by id. */
function truthOf({ world }: Emulator) {
  const { entityTypeId, entityId } = CRASH_CARD
  const ids = world.owned.get(`${entityTypeId}:${entityId}`) ?? []
  return ids.map((id) => [id, world.entries.get(id)?.title, world.entries.get(id)?.text])
}

function toldBy({ answers }: CrashReport) {
  const told = answers.map(({ create: { title, text }, id }) => [id, title, text])
  return told.toSorted(([one], [other]) => Number(one) - Number(other))
}

async function expectReplayed({ answers, again }: CrashReport): Promise<void> {
  for (const { create, id } of answers.slice(0, 20)) {
    const answer = await again(create)
    expect(answer.headers.get('idempotent-replayed')).toBe('true')
    expect(await answer.json()).toMatchObject({ success: true, data: { id } })
  }
}
