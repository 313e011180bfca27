import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ApiError } from './api-error.ts'
import type { Env } from './gateway.ts'

/** How to authenticate: each 401 says it (RFC 9110). */
const CHALLENGE = 'Bearer realm="Trail"'

/** Sends what a request ended with. */
export function respond(
  c: HonoContext<Env>,
  { status, body, replayed }: { status: number; body: string; replayed: boolean },
): Response {
  if (status === 401) c.header('WWW-Authenticate', CHALLENGE)
  if (replayed) c.header('Idempotent-Replayed', 'true')
  const code = /"code":"([A-Z_]+)"/.exec(status >= 400 ? body : '')?.[1]
  if (code !== undefined) c.set('errorCode', code)
  const retryAfter = /"retryAfter":(\d+)/.exec(status >= 400 ? body : '')?.[1]
  if (retryAfter !== undefined) c.header('Retry-After', retryAfter)
  return c.body(body, isStatus(status) ? status : 500, { 'content-type': 'application/json; charset=utf-8' })
}

/** Sends an error in the envelope of the service. */
export function respondError(c: HonoContext, error: ApiError): Response {
  if (error.status === 401) c.header('WWW-Authenticate', challengeOf(error))
  c.set('errorCode', error.code)
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter))
  return c.json(error.toJSON(), error.status)
}

/** The same with what is wrong, in ASCII without quotes; a request without credentials has no error code (RFC 6750). */
function challengeOf({ code, message }: ApiError): string {
  const error = code === 'AUTH_REQUIRED' ? '' : ', error="invalid_token"'
  return `${CHALLENGE}${error}, error_description="${message.replaceAll(/[^\x20-\x7e]|["\\]/g, "'")}"`
}

function isStatus(status: number): status is ContentfulStatusCode {
  return status >= 200 && status < 600 && status !== 204 && status !== 304
}
