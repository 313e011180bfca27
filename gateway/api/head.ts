import type { MiddlewareHandler } from 'hono'

/**
 * Gives the answer to a HEAD the Content-Length that the GET would have (RFC 9110, 9.3.2). Hono runs the handler of the
 * GET for it and drops the body afterwards.
 */
export function lengthOfHead(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.req.method !== 'HEAD' || c.res.headers.has('content-length') || c.res.body === null) return
    const { byteLength } = await c.res.arrayBuffer()
    c.res.headers.set('Content-Length', String(byteLength))
  }
}

/** True for the methods that change nothing. */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
