import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { type OpenGateway, openGateway } from '../open-gateway.ts'
import { makeKey } from '../keys/api-key.ts'
import { ANY_KEY, testConfig } from '../testing/test-gateway.ts'

const CARD = { entityTypeId: 2, entityId: 102 }
const ADD = 'crm.timeline.logmessage.add'
const DAY = 24 * 3_600_000

const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
const { row, secret } = makeKey({ ...ANY_KEY, rate: 100_000 }, Date.now())
let served: Served
let dataDir: string

beforeAll(async () => {
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  dataDir = await mkdtemp(join(tmpdir(), 'trail-restart-'))
  await inGateway(({ gateway }) => gateway.store.keys.add(row))
})
afterAll(async () => {
  await served.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Does something with a gateway that is opened for it, and closed again. */
async function inGateway<T>(act: (open: OpenGateway) => Promise<T>, now = Date.now): Promise<T> {
  const config = testConfig({ webhookUrl: `${served.url}/rest/1/emulator/`, dataDir, portalTimeout: 500 })
  const open = await openGateway(config, { info() {}, warn() {}, error() {} }, { now })
  try {
    return await act(open)
  } finally {
    await open.close()
  }
}

function keyOf(title: string): string {
  return title.replaceAll(' ', '-')
}

async function create({ app }: OpenGateway, title: string, more: object = {}) {
  const answer = await app.request('/v1/timeline-logs', {
    method: 'POST',
    headers: { 'x-api-key': secret, 'content-type': 'application/json', 'idempotency-key': keyOf(title) },
    body: JSON.stringify({ ...CARD, title, text: 'Text', ...more }),
  })
  const { data }: { data?: { id: number } } = JSON.parse(await answer.text())
  const retryAfter = Number(answer.headers.get('retry-after'))
  const replayed = answer.headers.has('idempotent-replayed')
  return { status: answer.status, id: data?.id ?? 0, retryAfter, replayed }
}

function truth(title: string): number[] {
  const entries = [...emulator.world.entries.values()]
  return entries.filter((entry) => entry.title === title).map(({ id }) => id)
}

it('replays what a gateway before it answered', async () => {
  const first = await inGateway((open) => create(open, 'Before'))
  expect(await inGateway((open) => create(open, 'Before'))).toEqual({ ...first, replayed: true })
})

it('asks for a card once, whatever gateway asked, and again a month later', async () => {
  const sent = () => emulator.log.flatMap(({ method, batch = [method] }) => batch)
  const looksOf = async (title: string, now?: () => number) => {
    const before = sent().length
    expect((await inGateway((open) => create(open, title), now)).status).toBe(201)
    return sent()
      .slice(before)
      .filter((method) => method === 'crm.item.list')
  }
  await inGateway(({ gateway }) => gateway.store.knownCards.purge(Infinity))
  expect(await looksOf('First on its card')).toHaveLength(1)
  expect(await looksOf('Second on its card')).toHaveLength(0)
  // What is old is forgotten at the start.
  await inGateway(
    async () => {},
    () => Date.now() + 30 * DAY + 60_000,
  )
  expect(await looksOf('A month later')).toHaveLength(1)
})

it('finds what the portal wrote while no gateway was there', async () => {
  emulator.faults.add([{ method: ADD, late: 1_300 }])
  expect((await inGateway((open) => create(open, 'Late'))).status).toBe(504)
  await vi.waitFor(() => expect(truth('Late')).toHaveLength(1), 3_000)
  const { id, status } = await inGateway((open) => create(open, 'Late'))
  expect([status, truth('Late')]).toEqual([201, [id]])
})

it('waits no longer than usual for what a gateway whose clock was two days ahead left open', async () => {
  const createAhead = (now?: () => number) => inGateway((open) => create(open, 'Ahead'), now)
  emulator.faults.add([{ method: ADD, drop: 'before', times: 2 }])
  expect((await createAhead(() => Date.now() + 2 * DAY)).status).toBe(502)
  const open = await createAhead()
  expect(open.status).toBe(502)
  expect(open.retryAfter).toBeLessThanOrEqual(6)
  expect(truth('Ahead')).toEqual([])
  const { id, status } = await createAhead(() => Date.now() + 6_000)
  expect([status, truth('Ahead')]).toEqual([201, [id]])
})

it('forgets answers after a day, and entries of no run that nobody can ask for', async () => {
  await inGateway((open) => create(open, 'Of a run', { run: { id: 'run-1' } }))
  const { id } = await inGateway((open) => create(open, 'Of no run'))
  await inGateway((open) => create(open, 'The newest'))
  const left = async ({ gateway: { store } }: OpenGateway) => ({
    row: await store.idempotency.find(row.id, keyOf('Of no run')),
    claimed: await store.entries.claimed(new URL(served.url).host, [id]),
    ofRun: await store.entries.ofRun({
      portalId: new URL(served.url).host,
      runId: 'run-1',
      entityTypes: null,
      limit: 9,
    }),
  })
  // What is old is forgotten at the start, which nobody waits for.
  await inGateway(
    async () => {},
    () => Date.now() + DAY - 60_000,
  )
  expect(await inGateway(left)).toMatchObject({
    row: { answer: { status: 201 } },
    claimed: [{ entryId: id }],
  })
  await inGateway(
    async () => {},
    () => Date.now() + DAY + 1_000,
  )
  const { ofRun, ...rest } = await inGateway(left)
  expect(rest).toEqual({ row: null, claimed: [] })
  expect(ofRun).toHaveLength(1)
})
