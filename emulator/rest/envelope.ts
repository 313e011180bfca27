import { portalTime } from '../world/times.ts'
import type { Json, JsonMap, World } from '../world/types.ts'
import type { Outcome } from './call.ts'
import type { Span } from './stopwatch.ts'

export type Operating = { used: number; resetAt: number }

/**
 * The `time` of every success: of the `request` from its arrival, and of the method's run, in seconds. In the cloud
 * dialect `start` and `processing` are whole numbers, as present builds print them, and `duration` is counted from that
 * `start` (the examples of 2026 in the REST docs: entity-add, entity-item-get). The two `operating` fields come only
 * with the limiter on.
 */
export function timeOf(world: World, request: Span, run: Span, operating: Operating | undefined): JsonMap {
  const whole = world.dialect === 'cloud'
  const start = whole ? Math.floor(request.from / 1000) : microseconds(request.from)
  const finish = microseconds(request.to)
  const ran = microseconds(run.to - run.from)
  return {
    start,
    finish,
    duration: finish - start,
    processing: whole ? Math.floor(ran) : ran,
    date_start: portalTime(request.from),
    date_finish: portalTime(request.to),
    ...(operating && { operating_reset_at: operating.resetAt, operating: operating.used }),
  }
}

/** Seconds with six decimals, as PHP's microtime() has them. */
function microseconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toFixed(6))
}

/** A success, keys in the portal's order. */
export function envelope(outcome: Outcome, time: JsonMap): JsonMap {
  const body: JsonMap = { result: outcome.result }
  if (outcome.next !== undefined) body['next'] = outcome.next
  if (outcome.total !== undefined) body['total'] = outcome.total
  body['time'] = time
  return body
}

/** A map; PHP prints an empty one as a list where nobody took care. */
export function phpMap(world: World, entries: Iterable<[string, Json]>): Json {
  const map = Object.fromEntries(entries)
  return Object.keys(map).length === 0 && world.switches.emptyMaps === 'array' ? [] : map
}
