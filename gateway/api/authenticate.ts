import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { ApiKey } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import type { Env, Gateway } from './gateway.ts'
import { isReading } from './head.ts'

/** Lets in who has a key, within the key's rate (agents-api: X-RateLimit-*). Errors: those of the key ring, RATE_LIMITED. */
export function authenticate(gateway: Gateway): MiddlewareHandler<Env> {
  return async (c, next) => {
    const key = await identify(gateway, c)
    await keepRate(gateway, c, key)
    gateway.keyRing.use(key, !isReading(c.req.method))
    await next()
  }
}

/** The key of a request, which from here on is the context's. Errors: those of the key ring. */
export async function identify({ keyRing }: Gateway, c: HonoContext<Env>): Promise<ApiKey> {
  const key = await keyRing.check({
    apiKey: c.req.header('x-api-key'),
    authorization: c.req.header('authorization'),
  })
  c.set('key', key)
  return key
}

/** Counts a request against the rate of its key, and says in the headers how much is left. Errors: RATE_LIMITED. */
export async function keepRate(
  { store, now, date }: Gateway,
  c: HonoContext<Env>,
  key: ApiKey,
): Promise<void> {
  const perSecond = key.rate / 60
  const rule = { capacity: key.rate, perSecond }
  const { ok, level, waitMs } = await store.buckets.pour(`key:${key.id}`, rule, now())
  c.header('X-RateLimit-Limit', String(key.rate))
  c.header('X-RateLimit-Remaining', String(Math.max(0, Math.floor(key.rate - level))))
  c.header('X-RateLimit-Reset', String(Math.ceil((date() + (level / perSecond) * 1_000) / 1_000)))
  if (!ok)
    throw new ApiError('RATE_LIMITED', undefined, { retryAfter: Math.max(1, Math.ceil(waitMs / 1_000)) })
}
