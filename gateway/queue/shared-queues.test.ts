import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { webhookLink } from '../portal/hook.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { handLink } from '../testing/hand-link.ts'
import { ADD } from '../testing/portal-faults.ts'
import { testDatabase } from '../testing/postgres.ts'
import { settled } from '../testing/test-clock.ts'
import { testQueue } from '../testing/test-queue.ts'
import { createPortalQueue } from './create-portal-queue.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function servedPortal(emulator: Emulator): Promise<string> {
  const served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  cleanUp.push(() => served.close())
  return `${served.url}/rest/1/emulator/`
}

/** Counts the most requests that are with the portal at the same time: those without a status yet. */
function countAtOnce({ log }: Emulator): () => number {
  let most = 0
  const push = log.push.bind(log)
  log.push = (...entries) => {
    const length = push(...entries)
    most = Math.max(most, log.filter(({ status }) => status === 0).length)
    return length
  }
  return () => most
}

/** A hundred calls by way of two gateways, each with a store and a link of its own. */
async function callHundredTimes(stores: readonly Pick<Store, 'locks' | 'buckets'>[], webhook: string) {
  const queues = stores.map((store) =>
    createPortalQueue({
      link: webhookLink(webhook, { timeout: 10_000 }),
      store,
      bucket: { capacity: 1000, perSecond: 1000 },
      parallel: 2,
      timeout: 60_000,
      now: Date.now,
      date: Date.now,
      pause: (ms) => new Promise((resolve) => void setTimeout(resolve, ms).unref()),
    }),
  )
  const calls = Array.from({ length: 100 }, (_, n) =>
    queues[n % queues.length]?.portalFor(`key ${n % 5}`).call(ADD),
  )
  await Promise.all(calls.map((call) => call ?? Promise.reject(new Error('no queue'))))
}

it('two queues on one store never have more than two requests under way', async () => {
  const one = testQueue()
  const link = handLink()
  const other = testQueue({ link, store: one.store })
  const calls = [one, other, one, other].map(({ queue }, n) => queue.portalFor(`${n}`).call(ADD))
  await settled()
  expect(one.link.open() + link.open()).toBe(2)
  for (let n = 0; n < 4; n += 1) {
    for (const sent of [...one.link.sent, ...link.sent]) sent.answer()
    await settled()
    expect(one.link.open() + link.open()).toBeLessThanOrEqual(2)
  }
  await Promise.all(calls)
})

it('two queues on one store fill one bucket', async () => {
  const bucket = { capacity: 5, perSecond: 0.001 }
  const one = testQueue({ bucket })
  const other = testQueue({ bucket, store: one.store })
  const calls = Promise.allSettled(
    [one, other, one, other, one, other].map(({ queue }, n) => queue.portalFor(`${n}`).call(ADD)),
  )
  for (let n = 0; n < 3; n += 1) await Promise.all([one.answerAll(), other.answerAll()])
  expect(one.link.sent.length + other.link.sent.length).toBe(4)
  await calls
})

it('two queues on one file never have more than two requests with a portal', async () => {
  const emulator = createEmulator({ seed: 'empty', switches: { rateLimit: false } })
  const webhook = await servedPortal(emulator)
  const dataDir = await mkdtemp(join(tmpdir(), 'trail-queue-'))
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }))
  const store = await openStore({ databaseUrl: null, dataDir, exclusive: true })
  cleanUp.push(() => store.close())
  const mostAtOnce = countAtOnce(emulator)
  emulator.faults.add([{ method: ADD.method, latency: 10, times: 0 }])
  await callHundredTimes([store, store], webhook)
  expect(emulator.world.entries.size).toBe(100)
  expect(mostAtOnce()).toBe(2)
})

it('two gateways on one PostgreSQL never have more than two requests with a portal', async () => {
  const emulator = createEmulator({ seed: 'empty', switches: { rateLimit: false } })
  const webhook = await servedPortal(emulator)
  const database = await testDatabase()
  cleanUp.push(() => database.drop())
  const settings = { databaseUrl: database.url, dataDir: '', exclusive: true }
  const stores = await Promise.all([openStore(settings), openStore(settings)])
  cleanUp.push(() => Promise.all(stores.map((store) => store.close())))
  const mostAtOnce = countAtOnce(emulator)
  emulator.faults.add([{ method: ADD.method, latency: 10, times: 0 }])
  await callHundredTimes(stores, webhook)
  expect(emulator.world.entries.size).toBe(100)
  expect(mostAtOnce()).toBe(2)
})
