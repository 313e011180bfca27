import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { portalOver } from '#core/batch.ts'
import { PortalError } from '#core/portal-error.ts'
import { type Answer, type BatchOptions, type Call, type Portal, done, failed } from '#core/portal.ts'
import { patient } from '#core/retry.ts'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { createMetrics } from '../ops/metrics.ts'
import { watchConnection } from '../ops/watch-connection.ts'
import { watchLink } from '../ops/watch-link.ts'
import { createPortalQueue } from '../queue/create-portal-queue.ts'
import { memoryBuckets } from '../store/memory-buckets.ts'
import { memoryLocks } from '../store/memory-locks.ts'
import type { Installation } from '../store/store.ts'
import { installationOf } from '../testing/app-way.ts'
import { memoryInstallations } from '../testing/memory-installations.ts'
import { testClock } from '../testing/test-clock.ts'
import { webhookLink } from './hook.ts'
import type { PortalLink } from './link.ts'
import { appLink } from './oauth.ts'

const CALL: Call = { method: 'crm.timeline.item.pin', params: { id: 5, ownerTypeId: 2 }, write: true }
const CALLS: Record<string, Call> = {
  second: { method: 'profile' },
  first: CALL,
  1: { method: 'crm.timeline.logmessage.get', params: { id: '$result[first]' } },
}
const ANSWER: Answer = { result: { id: 7 }, total: 3 }
const ROWS = { second: done(ANSWER), first: failed<Answer>(new PortalError('refused')), 1: done(ANSWER) }

/** A portal that keeps what it was asked. */
function recorder() {
  const asked: { call?: Call; calls?: [string, Call][]; options?: BatchOptions }[] = []
  const portal: Portal = {
    call: (call) => Promise.resolve(ANSWER).finally(() => void asked.push({ call })),
    batch: (calls, options) =>
      Promise.resolve(ROWS).finally(() => void asked.push({ calls: Object.entries(calls), options })),
  }
  return { asked, portal }
}

function linkOver(portal: Portal): PortalLink {
  return { kind: 'webhook', portalId: 'portal.test', portal, onSpent: () => undefined }
}

function watchedOver(portal: Portal): Portal {
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  return watchConnection(linkOver(portal), { log, metrics: createMetrics(), now: () => 0 }).portal
}

function queueOver(link: PortalLink): Portal {
  const { now, pause } = testClock()
  const store = { locks: memoryLocks(), buckets: memoryBuckets() }
  const bucket = { capacity: 10, perSecond: 10 }
  return createPortalQueue({
    link,
    store,
    bucket,
    parallel: 2,
    timeout: 1_000,
    now,
    date: now,
    pause,
  }).portalFor('one')
}

describe.each<[name: string, decorate: (portal: Portal) => Portal]>([
  ['patient', (portal) => patient(portal, () => Promise.resolve())],
  ['watchLink', (portal) => watchLink(linkOver(portal), createMetrics()).portal],
  ['watchConnection', (portal) => watchedOver(portal)],
  ['the queue', (portal) => queueOver(linkOver(portal))],
  ['the queue over watchLink', (portal) => queueOver(watchLink(linkOver(portal), createMetrics()))],
])('%s', (_, decorate) => {
  it('passes a call and its answer on unchanged', async () => {
    const { asked, portal } = recorder()
    expect(await decorate(portal).call(CALL)).toEqual(ANSWER)
    expect(asked).toEqual([{ call: CALL }])
  })

  it.each([true, false])(
    'passes a batch, its options (halt: %s) and its answer on unchanged',
    async (halt) => {
      const { asked, portal } = recorder()
      expect(await decorate(portal).batch(CALLS, { halt })).toEqual(ROWS)
      expect(asked).toEqual([{ calls: Object.entries(CALLS), options: { halt } }])
    },
  )
})

it.each([
  [true, 1],
  [false, 0],
])('the port over a transport sends halt: %s as %i', async (halt, sent) => {
  const asked: unknown[] = []
  const portal = portalOver((method, params) => {
    asked.push([method, params])
    return Promise.resolve({ result: { result: [], result_error: [] }, total: null })
  })
  await portal.batch({ first: CALL, me: { method: 'profile' } }, { halt })
  const cmd = { first: 'crm.timeline.item.pin?id=5&ownerTypeId=2', me: 'profile?' }
  expect(asked).toEqual([['batch', { halt: sent, cmd }]])
})

describe('over HTTP', () => {
  const emulator = createEmulator({ switches: { rateLimit: false } })
  let served: Served
  let installation: Installation
  beforeAll(async () => {
    served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
    installation = installationOf(emulator, served.url, 1)
  })
  afterAll(() => served.close())

  const timeout = 20_000
  const links: [name: string, link: () => PortalLink][] = [
    ['the webhook', () => webhookLink(`${served.url}/rest/1/emulator/`, { timeout })],
    [
      'the app',
      () => {
        const installations = memoryInstallations(installation)
        const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
        return appLink({ installation, app, installations, locks: memoryLocks(), timeout, date: Date.now })
      },
    ],
  ]

  describe.each(links)('%s', (_, link) => {
    it.each([
      [true, 1],
      [false, 0],
    ])('sends halt: %s of a batch as %i, and the commands in their order', async (halt, sent) => {
      const before = emulator.log.length
      const calls = { second: { method: 'profile' }, first: { method: 'user.admin' }, a: { method: 'scope' } }
      await link().portal.batch(calls, { halt })
      expect(emulator.log.slice(before)).toMatchObject([
        { method: 'batch', halt: sent, batch: ['profile', 'user.admin', 'scope'] },
      ])
    })
  })
})
