import { isRecord } from '#core/portal-answer.ts'
import type { Call, Param } from '#core/portal.ts'
import { ApiError } from '../api/api-error.ts'
import type { BatchCall } from './batch-call.ts'

/** Points at the entry of an earlier call: what create or get brings, or the nth of a list. */
export interface Reference {
  callId: string
  /** Place in a list, from 0; null where the call brings one entry. */
  at: number | null
  /** As it was written. */
  written: string
}

const FORM = /^\$([\w-]{1,64})(?:\.(\d{1,4}))?\.id$/

/** Reads `"$<call>.id"` or `"$<call>.<n>.id"`; null for what is no reference. Throws ApiError INVALID_PARAMS, REFERENCE_FAILED. */
export function readReference(
  value: unknown,
  earlier: ReadonlyMap<string, BatchCall | null>,
): Reference | null {
  const found = typeof value === 'string' ? FORM.exec(value) : null
  if (!found) return null
  const [written, callId = '', place] = found
  const source = earlier.get(callId)
  if (source === undefined)
    throw new ApiError('INVALID_PARAMS', `${written} names no earlier call of this batch`)
  if (source === null) throw referenceFailed(callId)
  const { action } = source.operation
  const bringsOne = action === 'create' || action === 'get'
  if (place === undefined ? bringsOne : action === 'list')
    return { callId, at: place === undefined ? null : Number(place), written }
  const hint = 'Use "$call.id" for create and get, and "$call.0.id" for the first of a list.'
  throw new ApiError('INVALID_PARAMS', `${written} does not fit: call "${callId}" is ${action}`, { hint })
}

/** The id a reference stands for, out of what its call brought; null where there is no such entry. */
export function entryIdIn(data: unknown, { at }: Reference): number | null {
  const entry: unknown = at === null ? data : Array.isArray(data) ? data[at] : null
  return isRecord(entry) && typeof entry['id'] === 'number' ? entry['id'] : null
}

export function referenceFailed(callId: string, retryAfter?: number): ApiError {
  return new ApiError(
    'REFERENCE_FAILED',
    `Call "${callId}", whose entry this one is about, failed; this one was not done.`,
    retryAfter === undefined ? {} : { retryAfter },
  )
}

/** The call as a command of the portal's batch; what `needs` names is taken from the answer to `source` (a create). */
export function commandOf({ prepared, placeholder }: BatchCall, source: BatchCall | undefined): Call {
  const call = prepared.call()
  if (!source) return call
  const reference = `$result[${source.name}][logMessage][id]`
  const put = (value: Param): Param => {
    if (value === placeholder) return reference
    if (Array.isArray(value)) return value.map(put)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, put(each)]))
  }
  const params = Object.fromEntries(
    Object.entries(call.params ?? {}).map(([name, value]) => [name, put(value)]),
  )
  return { ...call, params }
}

/** What a portal would take for a reference of its own and replace, in the middle of a text too (REST docs: batch). */
const NATIVE = /\$(?:result|next|total|time|error)/i

/** True where a text of the call would not get through a batch as it is. */
export function holdsNativeReference({ prepared }: BatchCall): boolean {
  return holdsReference(prepared.call())
}

/** The same of a call that is ready to be sent. */
export function holdsReference({ params = {} }: Call): boolean {
  return NATIVE.test(JSON.stringify(params))
}
