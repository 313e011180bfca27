import { ApiError } from '../api/api-error.ts'
import type { Clocks } from '../ops/clocks.ts'
import type { ApiKey, KeyStore, KeyUse } from '../store/store.ts'
import { isSecret, prefixOf } from './api-key.ts'
import { fewAtATime } from './few-at-a-time.ts'

/** How long a key that was read is taken for true, in milliseconds: as long as a revoked one may go on. */
const FRESH_MS = 2_000

/** Keys that are remembered, and as many that there are not; one more, and all of them are read anew. */
const MOST = 10_000

/** Looks at the store for keys that may not exist: anybody may make some up, and must not take it from those who have one. */
const STRANGERS = { atATime: 4, inLine: 5_000 }

export interface Credentials {
  apiKey: string | undefined
  authorization: string | undefined
}

export interface KeyRing {
  /** The key of a request. Errors: AUTH_REQUIRED, INVALID_API_KEY, KEY_INACTIVE, KEY_EXPIRED, TOKEN_MISSING, INVALID_SESSION. */
  check(credentials: Credentials): Promise<ApiKey>
  /** Counts a request; counts reach the store by `flush`. */
  use(key: ApiKey, writes: boolean): void
  flush(): Promise<void>
}

/** Checks keys without asking the store for every request. */
export function createKeyRing(store: KeyStore, { now, date }: Clocks): KeyRing {
  const known = new Map<string, { key: ApiKey; at: number }>()
  const unknown = new Map<string, number>()
  const uses = new Map<string, KeyUse>()
  const asStranger = fewAtATime(
    STRANGERS,
    () => new ApiError('RATE_LIMITED', 'Too many unknown keys are tried just now.', { retryAfter: 1 }),
  )

  function isFresh(at: number): boolean {
    return now() < at + FRESH_MS
  }

  async function find(prefix: string): Promise<ApiKey | null> {
    const held = known.get(prefix)
    if (held) return isFresh(held.at) ? held.key : read(prefix)
    if (isFresh(unknown.get(prefix) ?? -Infinity)) return null
    return asStranger(() => read(prefix))
  }

  async function read(prefix: string): Promise<ApiKey | null> {
    const at = now()
    const key = await store.byPrefix(prefix)
    known.delete(prefix)
    unknown.delete(prefix)
    if (key) keep(known, prefix, { key, at })
    else keep(unknown, prefix, at)
    return key
  }

  return {
    async check({ apiKey, authorization }) {
      const bearer = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      // Clients that know no X-Api-Key may send a personal key as bearer.
      const given = apiKey ?? (bearer?.startsWith('trail_api_') ? bearer : undefined)
      if (given === undefined || given === '') throw new ApiError('AUTH_REQUIRED')
      const prefix = prefixOf(given)
      const key = prefix && (await find(prefix))
      if (!key || !isSecret(given, key.hash)) throw new ApiError('INVALID_API_KEY')
      if (key.revokedAt !== null) throw new ApiError('KEY_INACTIVE')
      if (key.expiresAt !== null && key.expiresAt <= date()) throw new ApiError('KEY_EXPIRED')
      if (key.sessionHash !== null) {
        if (!bearer)
          throw new ApiError(
            'TOKEN_MISSING',
            'An app key needs Authorization: Bearer with its session beside X-Api-Key.',
          )
        if (!isSecret(bearer, key.sessionHash)) throw new ApiError('INVALID_SESSION')
      }
      return key
    },
    use({ id }, writes) {
      const before = uses.get(id) ?? { id, lastUsedAt: 0, reads: 0, writes: 0 }
      uses.set(id, {
        id,
        lastUsedAt: date(),
        reads: before.reads + (writes ? 0 : 1),
        writes: before.writes + (writes ? 1 : 0),
      })
    },
    async flush() {
      const pending = [...uses.values()]
      uses.clear()
      if (pending.length > 0) await store.addUse(pending)
    },
  }
}

function keep<T>(map: Map<string, T>, prefix: string, value: T): void {
  if (map.size >= MOST) map.clear()
  map.set(prefix, value)
}
