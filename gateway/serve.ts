import type { Log } from './api/gateway.ts'
import type { Config } from './config.ts'
import { type OpenGateway, openGateway } from './open-gateway.ts'
import { addressLines } from './ops/address-lines.ts'
import { serveHttp } from './ops/http-server.ts'
import { createLog } from './ops/log.ts'
import { lookAtPortal } from './ops/look-at-portal.ts'
import { createMetrics } from './ops/metrics.ts'
import { untilStopped } from './ops/until-stopped.ts'
import { within } from './within.ts'

/** How long requests under way may go on after a signal, in milliseconds. */
const DRAIN_MS = 30_000

/** How long the store may take to close, in milliseconds: a PostgreSQL that stands still never ends a session. */
const CLOSE_MS = 5_000

/** Serves until a signal. Rejects with a StartError where it cannot; the process is to end then. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config)
  const open = await openGateway(config, log, {
    page: config.pageDir,
    metrics: createMetrics({ process: true }),
  })
  let looked = Promise.resolve()
  try {
    const server = await serveHttp(open.app.fetch, config)
    const { port } = server
    const stopped = untilStopped(log)
    process.stderr.write(addressLines({ ...config, port }))
    log.info(
      { port, host: config.host, store: open.gateway.store.engine, portals: config.portals },
      'listening',
    )
    looked = lookAtPortal(open.gateway)
    const signal = await stopped
    log.info({ signal }, 'draining')
    open.gateway.readiness.draining = true
    await server.drain(DRAIN_MS)
  } finally {
    await closeInTime(open, looked, log)
  }
  log.info({}, 'stopped')
}

/** Nothing that was acknowledged is lost where it takes too long: the process ends, and the store's locks with it. */
async function closeInTime(open: OpenGateway, looked: Promise<void>, log: Log): Promise<void> {
  const closed = looked.then(() => open.close()).then(() => true)
  if (!(await within(closed, CLOSE_MS, false))) log.warn({}, 'the store did not close in time')
}
