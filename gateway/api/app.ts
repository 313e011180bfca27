import { Hono } from 'hono'
import { describeError } from '../ops/describe-error.ts'
import { opsRoutes } from '../ops/ops-routes.ts'
import { plainTargets } from '../ops/request-target.ts'
import { watchRequests } from '../ops/watch-requests.ts'
import { ApiError } from './api-error.ts'
import { mcpRoute } from '../mcp/mcp-route.ts'
import { authenticate } from './authenticate.ts'
import { batchRoute } from './batch.ts'
import { isBrokenOff } from './broken-off.ts'
import { describedPaths } from './described-paths.ts'
import { docsRoute } from './docs/docs-route.ts'
import type { Env, Gateway } from './gateway.ts'
import { isReading, lengthOfHead } from './head.ts'
import { echoKey } from './keyed.ts'
import { knownMethods } from './known-methods.ts'
import { meRoute } from './me.ts'
import { DOCUMENT, openApiRoute } from './openapi-route.ts'
import { operationRoutes } from './operation-routes.ts'
import { toApiError } from './portal-refusal.ts'
import { pathBelow, slashAfterPublicPath } from './public-path.ts'
import { limitBody } from './read-body.ts'
import { respondError } from './respond.ts'
import { runRoutes } from './runs.ts'

/** The gateway as an app: agents' addresses under /v1, and the tab's where it is hosted. */
export function createApp(gateway: Gateway, host?: Hono): Hono<Env> {
  const { publicUrl } = gateway.config
  const app = new Hono<Env>({ getPath: pathBelow(publicUrl) })
  app.use(lengthOfHead(), watchRequests(gateway), plainTargets(), slashAfterPublicPath(publicUrl))
  app.route('/', opsRoutes(gateway))
  openApiRoute(app, gateway, describedPaths)
  docsRoute(app, gateway, describedPaths)
  app.use('/v1/*', echoKey(), knownMethods([...describedPaths, DOCUMENT]), authenticate(gateway), limitBody())
  meRoute(app, gateway)
  batchRoute(app, gateway)
  runRoutes(app, gateway)
  app.route('/', operationRoutes(gateway))
  mcpRoute(app, gateway)
  if (host) app.route('/', host)
  app.notFound((c) => {
    // A HEAD is answered as the GET, to the length of its body.
    const method = isReading(c.req.method) ? 'GET' : c.req.method
    return respondError(c, new ApiError('NOT_FOUND', `There is nothing at ${method} ${c.req.path}.`))
  })
  app.onError((error, c) => {
    const known = isBrokenOff(error)
      ? new ApiError('INVALID_REQUEST', 'The request broke off.')
      : toApiError(error)
    if (known.code === 'INTERNAL_ERROR') {
      gateway.log.error({ requestId: c.get('requestId'), error: describeError(error) }, 'request failed')
    }
    return respondError(c, known)
  })
  return app
}
