import { portalTime } from '../world/times.ts'
import type { Json, JsonMap, World } from '../world/types.ts'
import type { Outcome } from './call.ts'

export type Operating = { used: number; resetAt: number }

/**
 * The `time` of every success. Seconds; in the cloud dialect `start` and `processing` are whole numbers, as present
 * builds print them. The two `operating` fields come only with the limiter on.
 */
export function timeOf(world: World, from: number, to: number, operating: Operating | undefined): JsonMap {
  const whole = world.dialect === 'cloud'
  const seconds = (to - from) / 1000
  return {
    start: whole ? Math.floor(from / 1000) : from / 1000,
    finish: to / 1000,
    duration: seconds,
    processing: whole ? Math.floor(seconds) : seconds,
    date_start: portalTime(from),
    date_finish: portalTime(to),
    ...(operating && { operating_reset_at: operating.resetAt, operating: operating.used }),
  }
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
