import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import type { Env, Gateway } from './gateway.ts'

/** Lets in who has a key, within the key's rate (agents-api: X-RateLimit-*). Errors: those of the key ring, RATE_LIMITED. */
export function authenticate({ keyRing, store, now }: Gateway): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = await keyRing.check({
      apiKey: c.req.header('x-api-key'),
      authorization: c.req.header('authorization'),
    })
    c.set('key', key)
    const perSecond = key.rate / 60
    const { ok, level, waitMs } = await store.buckets.pour(
      `key:${key.id}`,
      { capacity: key.rate, perSecond },
      now(),
    )
    c.header('X-RateLimit-Limit', String(key.rate))
    c.header('X-RateLimit-Remaining', String(Math.max(0, Math.floor(key.rate - level))))
    c.header('X-RateLimit-Reset', String(Math.ceil((now() + (level / perSecond) * 1_000) / 1_000)))
    if (!ok)
      throw new ApiError('RATE_LIMITED', undefined, { retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)) })
    keyRing.use(key, c.req.method !== 'GET')
    await next()
  }
}
