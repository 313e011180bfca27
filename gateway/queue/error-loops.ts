import type { ErrorCode } from '#core/portal-error.ts'
import type { Call } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import { type Subject, isAboutTarget, nameOf, subjectsOf } from './subjects.ts'
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
  /** The first and the last, by the monotonic clock. */
  since: number
  lastAt: number
  /** Until then the loop rests; 0 while there is none. */
  openUntil: number
  /** The one request that tries whether it is over. */
  probe: object | null
}

export interface ErrorLoops {
  /** Why a call is closed to a key; null where it is not, or where `request` may be or is the probe. */
  refusal(keyId: string, call: Call, request: object): ApiError | null
  /** The request leaves: where a loop's rest is over it is the probe. */
  begin(keyId: string, call: Call, request: object): void
  /** How the request ended for one of its subjects. */
  end(keyId: string, subject: Subject, request: object, verdict: Verdict): void
}

/**
 * Notices a key that makes the same mistake over and over, and lets one try through a minute. What the portal refuses
 * about a card or an entry is counted for that one alone, its own failures for the whole method.
 */
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

  function isClosed({ openUntil, probe }: Row, request: object): boolean {
    if (openUntil === 0 || probe === request) return false
    return probe !== null || openUntil > now()
  }

  return {
    refusal(keyId, call, request) {
      for (const subject of subjectsOf(call)) {
        const row = rows.get(idOf(keyId, subject))
        if (row && isClosed(row, request)) return refusalOf(subject, row, now())
      }
      return null
    },
    begin(keyId, call, request) {
      for (const subject of subjectsOf(call)) {
        const row = rows.get(idOf(keyId, subject))
        if (row && row.openUntil > 0 && row.openUntil <= now()) row.probe ??= request
      }
    },
    end(keyId, subject, request, verdict) {
      const id = idOf(keyId, subject)
      if (verdict === 'success') return void rows.delete(id)
      const row = rows.get(id)
      const wasProbe = row?.probe === request
      if (row && wasProbe) row.probe = null
      if (verdict === 'unknown' || verdict instanceof TurnedAway || HARMLESS.has(verdict.code)) return
      // One that left before the loop was noticed says nothing new.
      if (row && row.openUntil > 0 && !wasProbe) return
      if (isAboutTarget(verdict) !== (subject.target !== null)) {
        // Counted elsewhere: it ends this row, but a refusal that rests is not mended by a portal that is away.
        if (subject.target === null || !wasProbe) rows.delete(id)
        return
      }
      const failure = verdict.portalCode || verdict.code
      const goesOn = row && (wasProbe || (row.failure === failure && row.since > now() - WITHIN_MS))
      const count = goesOn ? row.count + 1 : 1
      const openUntil = count >= FAILURES ? now() + REST_MS : 0
      const since = goesOn ? row.since : now()
      remember(id, { failure, count, since, lastAt: now(), openUntil, probe: null })
    },
  }
}

function refusalOf({ method, target }: Subject, { count, failure, openUntil }: Row, now: number): ApiError {
  const retryAfter = Math.max(1, Math.ceil((openUntil - now) / 1000))
  const about = target ? `${method} of ${target}` : method
  const message = `${about} failed ${count} times in a row with ${failure}.`
  const hint = 'Repeating it does not help: find out why it fails, then try once.'
  return new ApiError('ERROR_LOOP_DETECTED', message, { retryAfter, hint })
}

function idOf(keyId: string, subject: Subject): string {
  return `${keyId} ${nameOf(subject)}`
}
