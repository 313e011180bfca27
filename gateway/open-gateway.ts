import type { Hono } from 'hono'
import { createApp } from './api/app.ts'
import type { Env, Gateway, Log } from './api/gateway.ts'
import type { Config } from './config.ts'
import { openHost } from './host/open-host.ts'
import { createKeyRing } from './keys/key-ring.ts'
import { forgetOld } from './operations/forget-old.ts'
import { createNumbering } from './operations/numbering.ts'
import { createClocks } from './ops/clocks.ts'
import { nameOf } from './ops/describe-error.ts'
import { type Metrics, createMetrics } from './ops/metrics.ts'
import { watchConnection } from './ops/watch-connection.ts'
import { watchLink } from './ops/watch-link.ts'
import { openAppWay } from './portal/app-way.ts'
import { webhookLink } from './portal/hook.ts'
import type { PortalLink } from './portal/link.ts'
import type { Way } from './portal/ways.ts'
import { createPortalQueue } from './queue/create-portal-queue.ts'
import { openStore } from './store/open-store.ts'

/** Requests a portal takes at a time (agents-api: the portal's queue runs two). */
const PARALLEL = 2

/** How often the counts of the keys are written down, in milliseconds. */
const FLUSH_MS = 5_000

/** How often what is too old is forgotten, in milliseconds. */
const FORGET_MS = 3_600_000

export interface OpenGateway {
  app: Hono<Env>
  gateway: Gateway
  /** Writes down what is left and closes the store; requests under way must be over. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** One clock for waiting and for dates; the machine's two where it is left out. */
  now?: () => number
  /** Waits milliseconds. */
  pause?: (ms: number) => Promise<void>
  /** The folder of the tab's built page; without it only agents are served. */
  page?: string | null
  metrics?: Metrics
}

/** Puts a gateway together. Rejects with StoreError where the store cannot be opened. */
export async function openGateway(
  config: Config,
  log: Log,
  { now: clock, pause = pauseOf, page = null, metrics = createMetrics() }: OpenOptions = {},
): Promise<OpenGateway> {
  const { now, date } = clock ? { now: clock, date: clock } : createClocks()
  const { databaseUrl, dataDir, webhookUrl, portalTimeout, queueTimeout, bucket } = config
  const store = await openStore({ databaseUrl, dataDir, exclusive: true })
  const wayOver = (bare: PortalLink): Way => {
    const link = watchLink(watchConnection(bare, { log, metrics, now }), metrics)
    const settings = { link, store, bucket, parallel: PARALLEL, timeout: queueTimeout, now, date, pause }
    return { link, queue: createPortalQueue(settings) }
  }
  const webhook = webhookUrl === null ? null : wayOver(webhookLink(webhookUrl, { timeout: portalTimeout }))
  const keyRing = createKeyRing(store.keys, { now, date })
  const gateway: Gateway = {
    config,
    store,
    numbering: createNumbering({ now, date }),
    keyRing,
    ways: { webhook, app: openAppWay({ config, store, wayOver, now, date }) },
    log,
    metrics,
    readiness: { draining: false },
    now,
    date,
    pause,
  }
  metrics.watchQueues(gateway.ways)
  const timer = setInterval(() => void flush(), FLUSH_MS)
  timer.unref()
  let forgetting = forget()
  const broom = setInterval(() => void (forgetting = forget()), FORGET_MS)
  broom.unref()

  async function flush(): Promise<void> {
    await keyRing.flush().catch((error: unknown) => {
      log.warn({ error: nameOf(error) }, 'counts of keys not written')
    })
  }

  async function forget(): Promise<void> {
    await forgetOld(store, date()).catch((error: unknown) => {
      log.warn({ error: nameOf(error) }, 'old answers not forgotten')
    })
  }

  const host = page === null ? null : openHost(page, gateway)
  return {
    app: createApp(gateway, host?.routes),
    gateway,
    async close() {
      clearInterval(timer)
      clearInterval(broom)
      await forgetting
      await host?.close()
      const app = await gateway.ways.app().catch(() => null)
      await Promise.all([webhook?.queue.close(), app?.queue.close()])
      await flush()
      await store.close()
    },
  }
}

/** A wait alone keeps no process alive: where somebody waits for its end, a connection does. */
function pauseOf(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref())
}
