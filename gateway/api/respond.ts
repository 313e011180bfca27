import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ApiError } from './api-error.ts'
import type { Env } from './gateway.ts'

/** Sends what a request ended with. */
export function respond(
  c: HonoContext<Env>,
  { status, body, replayed }: { status: number; body: string; replayed: boolean },
): Response {
  if (replayed) c.header('Idempotent-Replayed', 'true')
  const code = /"code":"([A-Z_]+)"/.exec(status >= 400 ? body : '')?.[1]
  if (code !== undefined) c.set('errorCode', code)
  const retryAfter = /"retryAfter":(\d+)/.exec(status >= 400 ? body : '')?.[1]
  if (retryAfter !== undefined) c.header('Retry-After', retryAfter)
  return c.body(body, isStatus(status) ? status : 500, { 'content-type': 'application/json; charset=utf-8' })
}

/** Sends an error in the envelope of the service. */
export function respondError(c: HonoContext, error: ApiError): Response {
  c.set('errorCode', error.code)
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter))
  return c.json(error.toJSON(), error.status)
}

function isStatus(status: number): status is ContentfulStatusCode {
  return status >= 200 && status < 600 && status !== 204 && status !== 304
}
