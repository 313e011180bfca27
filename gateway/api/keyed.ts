import { createHash } from 'node:crypto'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Keyed } from '../operations/run-request.ts'
import { ApiError } from './api-error.ts'

/** What an Idempotency-Key may look like. */
export const KEY_FORM = /^[\x21-\x7e]{1,255}$/

/** The Idempotency-Key of a POST with what it stands for; null without one. Errors: INVALID_PARAMS. */
export function keyedOf(c: HonoContext, input: unknown, path = c.req.path): Keyed | null {
  const idempotencyKey = c.req.header('idempotency-key')
  if (c.req.method !== 'POST' || idempotencyKey === undefined) return null
  if (KEY_FORM.test(idempotencyKey)) return keyedBy(idempotencyKey, path, input)
  throw new ApiError('INVALID_PARAMS', 'Idempotency-Key must be 1 to 255 printable characters without spaces')
}

/** Answers a POST with the Idempotency-Key it came with, whatever becomes of the request. */
export function echoKey(): MiddlewareHandler {
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (c.req.method === 'POST' && key !== undefined && KEY_FORM.test(key)) c.header('Idempotency-Key', key)
    await next()
  }
}

/** A key for what is asked at an address: the same however it comes in, and in whatever order its fields stand. */
export function keyedBy(idempotencyKey: string, path: string, input: unknown): Keyed {
  const asked = JSON.stringify(['POST', path, input], inOrder)
  return { idempotencyKey, requestHash: createHash('sha256').update(asked).digest('hex') }
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
