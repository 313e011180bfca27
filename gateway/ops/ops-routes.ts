import { Hono, type MiddlewareHandler } from 'hono'
import type { Env, Gateway } from '../api/gateway.ts'

/** How long the store may take to say that it is there, in milliseconds. */
const STORE_MS = 5_000

/** /healthz, /readyz and /metrics, which are open to whoever reaches them and tell no secret. */
export function opsRoutes({ store, metrics, readiness, log, pause }: Gateway): Hono<Env> {
  const app = new Hono<Env>()
  app.use('/healthz', fresh)
  app.use('/readyz', fresh)
  app.get('/healthz', (c) => c.json({ status: 'alive' }))

  // The portal is left out: without it every gateway would be taken out of service, and nothing be better.
  app.get('/readyz', async (c) => {
    if (readiness.draining) return c.json({ status: 'unready', reason: 'draining' }, 503)
    const there = await Promise.race([
      store.ready().then(
        () => true,
        () => false,
      ),
      pause(STORE_MS).then(() => false),
    ])
    if (there) return c.json({ status: 'ready' })
    log.warn({ store: store.engine }, 'the store does not answer')
    return c.json({ status: 'unready', reason: 'store' }, 503)
  })

  app.get('/metrics', async (c) => {
    const { body, contentType } = await metrics.text()
    return c.body(body, 200, { 'Content-Type': contentType })
  })
  return app
}

const fresh: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
}
