import { Hono, type MiddlewareHandler } from 'hono'
import type { Env, Gateway } from '../api/gateway.ts'
import { describeError } from './describe-error.ts'
import { isLiteral } from './request-target.ts'

/** How long the store may take to say that it is there, in milliseconds. */
const STORE_MS = 5_000

/** HAProxy's `option httpchk /readyz` asks with OPTIONS. */
const ASKED = ['GET', 'OPTIONS']

/** /healthz, /readyz and /metrics, which are open to whoever reaches them and tell no secret. */
export function opsRoutes({ store, metrics, readiness, log, pause }: Gateway): Hono<Env> {
  const app = new Hono<Env>()
  app.use('/healthz', literal, fresh)
  app.use('/readyz', literal, fresh)
  app.use('/metrics', literal)
  app.on(ASKED, '/healthz', (c) => c.json({ status: 'alive' }))

  // The portal is left out: without it every gateway would be taken out of service, and nothing be better.
  app.on(ASKED, '/readyz', async (c) => {
    if (readiness.draining) return c.json({ status: 'unready', reason: 'draining' }, 503)
    const problem = await Promise.race([
      store.ready().then(
        () => null,
        (error: unknown) => ({ error: describeError(error) }),
      ),
      pause(STORE_MS).then(() => ({ late: true })),
    ])
    if (problem === null) return c.json({ status: 'ready' })
    log.warn({ store: store.engine, ...problem }, 'the store does not answer, or cannot be written')
    return c.json({ status: 'unready', reason: 'store' }, 503)
  })

  app.get('/metrics', async (c) => {
    const { body, contentType } = await metrics.text()
    return c.body(body, 200, { 'Content-Type': contentType })
  })
  return app
}

/** A proxy that keeps these paths inside compares letters: no other spelling reaches them. */
const literal: MiddlewareHandler<Env> = (c, next) => (isLiteral(c) ? next() : Promise.resolve(c.notFound()))

const fresh: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
}
