import type { BatchCall } from './batch-call.ts'
import { holdsNativeReference } from './batch-reference.ts'

/**
 * The calls that go next, in one request of the portal. References to entries that this very request writes go along
 * as the portal's own; those to what a list or a get brings wait for the answer, for there the portal may put
 * something else in the place of an id that is not there. Some calls go by themselves.
 */
export function segmentOf(pending: readonly BatchCall[]): BatchCall[] {
  const [first] = pending
  if (!first) return []
  if (standsAlone(first)) return [first]
  const end = pending.findIndex((call, k) => k > 0 && (standsAlone(call) || waits(call, pending.slice(0, k))))
  return end < 0 ? [...pending] : pending.slice(0, end)
}

/** True where a call of the segment is about an entry which another one of it writes. */
export function refersWithin(segment: readonly BatchCall[]): boolean {
  return segment.some(({ needs }) => needs !== null)
}

function standsAlone(call: BatchCall): boolean {
  return !call.prepared.isOneCall || holdsNativeReference(call)
}

function waits({ needs }: BatchCall, before: readonly BatchCall[]): boolean {
  const source = needs && before.find(({ id }) => id === needs.callId)
  return source !== null && source !== undefined && !source.prepared.entry
}
