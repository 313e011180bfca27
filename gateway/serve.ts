import type { Config } from './config.ts'
import { openGateway } from './open-gateway.ts'
import { addressLines } from './ops/address-lines.ts'
import { serveHttp } from './ops/http-server.ts'
import { createLog } from './ops/log.ts'
import { lookAtPortal } from './ops/look-at-portal.ts'
import { createMetrics } from './ops/metrics.ts'
import { untilStopped } from './ops/until-stopped.ts'

/** How long requests under way may go on after a signal, in milliseconds. */
const DRAIN_MS = 30_000

/** Serves until a signal. Rejects with a StartError where it cannot; the process is to end then. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config)
  const open = await openGateway(config, log, {
    page: config.pageDir,
    metrics: createMetrics({ process: true }),
  })
  let looked: Promise<void> | null = null
  try {
    const server = await serveHttp(open.app.fetch, config)
    const { port } = server
    process.stderr.write(addressLines({ ...config, port }))
    log.info(
      { port, host: config.host, store: open.gateway.store.engine, portals: config.portals },
      'listening',
    )
    looked = lookAtPortal(open.gateway)
    const signal = await untilStopped(log)
    log.info({ signal }, 'draining')
    open.gateway.readiness.draining = true
    await server.drain(DRAIN_MS)
  } finally {
    await looked
    await open.close()
  }
  log.info({}, 'stopped')
}
