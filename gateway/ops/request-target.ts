import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { ApiError } from '../api/api-error.ts'
import type { Env } from '../api/gateway.ts'
import { incomingOf } from '../api/incoming.ts'

/** What parts the segments of a path, also for a server that decodes it first or takes a backslash for a slash. */
const SLASH = /\/|\\|%2f|%5c/i

/**
 * Refuses requests whose target is one path as it is written and another one as it is resolved: a proxy that lets /v1/
 * pass must not let /v1/../metrics pass. Errors: INVALID_REQUEST.
 */
export function plainTargets(): MiddlewareHandler<Env> {
  return (c, next) => {
    const target = incomingOf(c)?.url
    if (target === undefined || isPlain(target)) return next()
    throw new ApiError(
      'INVALID_REQUEST',
      'The path holds "." or ".." as a segment, or "#": send it as it is meant.',
    )
  }
}

/** True where no segment of the path is resolved away (RFC 3986, 5.2.4), however it is encoded, and no part is cut off. */
function isPlain(target: string): boolean {
  const [path = ''] = target.split('?')
  const segments = path.split(SLASH).map((segment) => segment.replaceAll(/%2e/gi, '.'))
  return !target.includes('#') && !segments.includes('.') && !segments.includes('..')
}

/** True for a path that is written letter by letter: without encoding, doubled slashes or one at its end. */
export function isLiteral(c: HonoContext<Env>): boolean {
  return !/%|\/\/|\/$/.test(new URL(c.req.url).pathname)
}
