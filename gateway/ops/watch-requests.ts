import { randomUUID } from 'node:crypto'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Env, Gateway } from '../api/gateway.ts'
import { operations } from '../operations/all.ts'
import type { ApiKey } from '../store/store.ts'

/** Machines ask for these all day long: only a failure is worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics'])

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

const ACTIONS = new Map(
  Object.values(operations).map(({ method, path, action }) => [
    `${method} ${path.replace('{id}', ':id')}`,
    action,
  ]),
)

/**
 * Gives each request its id, the client's own where it is a sane one, and writes a line and a sample about how it
 * ended. Of the address only the pattern is kept: paths and queries may hold what is nobody's business.
 */
export function watchRequests({ log, metrics }: Pick<Gateway, 'log' | 'metrics'>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = idOf(c.req.header('x-request-id'))
    c.set('requestId', requestId)
    c.header('X-Request-Id', requestId)
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    const route = patternOf(c)
    const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER'
    const { status } = c.res
    const errorCode = c.get('errorCode') ?? null
    metrics.request({ route, method, status, seconds: ms / 1_000, errorCode })
    if (QUIET.has(route) && status < 400) return
    // Nobody is known before the key was read.
    const key: ApiKey | undefined = c.get('key')
    const action = ACTIONS.get(`${method === 'HEAD' ? 'GET' : method} ${route}`)
    const fields = {
      requestId,
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      ...(key && { key: key.prefix }),
      ...(action !== undefined && { action }),
      ...(errorCode !== null && { code: errorCode }),
    }
    if (status >= 500) log.warn(fields, 'request')
    else log.info(fields, 'request')
  }
}

function idOf(given: string | undefined): string {
  return given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : randomUUID()
}

/** The pattern of the address; files of the page share one, and so does all that is nowhere. */
function patternOf(c: HonoContext<Env>): string {
  const path = matchedRoutes(c).findLast((route) => !route.path.includes('*'))?.path
  if (path !== undefined) return path
  return c.res.status < 400 ? 'page' : 'none'
}
