import type { ErrorCode } from '#core/portal-error.ts'
import { ApiError } from '../api/api-error.ts'
import { TurnedAway } from './turned-away.ts'
import type { Verdict } from './verdicts.ts'

/** Failures in a row within an hour that make a loop (agents-api: the sample says 12 an hour), and its rest. */
const FAILURES = 12
const WITHIN_MS = 3_600_000
const REST_MS = 60_000

/** Rows of failures that are remembered at most; the oldest goes first. */
const REMEMBERED = 10_000

/** What says nothing of the caller's doing: what is not there, and what only came too early. */
const HARMLESS: ReadonlySet<ErrorCode> = new Set(['notFound', 'rateLimit', 'budget'])

interface Row {
  failure: string
  count: number
  /** Unix milliseconds of the first and the last. */
  since: number
  lastAt: number
  /** Until then the loop rests; 0 while there is none. */
  openUntil: number
  /** The one request that tries whether it is over. */
  probe: object | null
}

export interface ErrorLoops {
  /** Why a method is closed to a key; null where it is not, or where `request` may be or is the probe. */
  refusal(keyId: string, method: string, request: object): ApiError | null
  /** The request leaves: where the loop's rest is over it is the probe. */
  begin(keyId: string, method: string, request: object): void
  /** How the request ended. */
  end(keyId: string, method: string, request: object, verdict: Verdict): void
}

/** Notices a key that makes the same mistake over and over, and lets one try through a minute. */
export function errorLoops(now: () => number): ErrorLoops {
  const rows = new Map<string, Row>()

  function remember(id: string, row: Row): void {
    rows.delete(id)
    rows.set(id, row)
    for (const [old, { lastAt }] of rows) {
      if (rows.size <= REMEMBERED && lastAt > now() - WITHIN_MS) return
      rows.delete(old)
    }
  }

  return {
    refusal(keyId, method, request) {
      const row = rows.get(idOf(keyId, method))
      if (!row || row.openUntil === 0 || row.probe === request) return null
      if (row.probe === null && row.openUntil <= now()) return null
      const retryAfter = Math.max(1, Math.ceil((row.openUntil - now()) / 1000))
      const message = `${method} failed ${row.count} times in a row with ${row.failure}.`
      const hint = 'Repeating it does not help: find out why it fails, then try once.'
      return new ApiError('ERROR_LOOP_DETECTED', message, { retryAfter, hint })
    },
    begin(keyId, method, request) {
      const row = rows.get(idOf(keyId, method))
      if (row && row.openUntil > 0 && row.openUntil <= now()) row.probe ??= request
    },
    end(keyId, method, request, verdict) {
      const id = idOf(keyId, method)
      if (verdict === 'success') return void rows.delete(id)
      const row = rows.get(id)
      const wasProbe = row?.probe === request
      if (row && wasProbe) row.probe = null
      if (verdict === 'unknown' || verdict instanceof TurnedAway || HARMLESS.has(verdict.code)) return
      // One that left before the loop was noticed says nothing new.
      if (row && row.openUntil > 0 && !wasProbe) return
      const failure = verdict.portalCode || verdict.code
      const goesOn = row && (wasProbe || (row.failure === failure && row.since > now() - WITHIN_MS))
      const count = goesOn ? row.count + 1 : 1
      const openUntil = count >= FAILURES ? now() + REST_MS : 0
      const since = goesOn ? row.since : now()
      remember(id, { failure, count, since, lastAt: now(), openUntil, probe: null })
    },
  }
}

function idOf(keyId: string, method: string): string {
  return `${keyId} ${method}`
}
