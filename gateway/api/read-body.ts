import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from './api-error.ts'

/** Bytes of a body at most. */
const BODY_LIMIT = 1_048_576

/** Turns larger bodies away, those without a length while they are read. Errors: PAYLOAD_TOO_LARGE. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: BODY_LIMIT,
    onError(c) {
      // What is left of the body would be taken for the next request.
      c.header('Connection', 'close')
      throw new ApiError('PAYLOAD_TOO_LARGE')
    },
  })
}

/** The JSON of a body; undefined where there is none. Errors: INVALID_REQUEST. */
export async function readBody(c: HonoContext): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return undefined
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    throw new ApiError('INVALID_REQUEST', 'The body is not valid JSON.', {
      hint: 'Send it as UTF-8 with Content-Type: application/json.',
    })
  }
}
