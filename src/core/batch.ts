import { isRecord, refusalToError } from './portal-answer.ts'
import { PortalError } from './portal-error.ts'
import { type Answer, BATCH_LIMIT, type Call, type Outcome, type Param, type Params } from './portal.ts'
import { type Portal, done, failed } from './portal.ts'
import { wellFormed } from './text.ts'

/** Sends one REST call, whatever the transport; rejects with PortalError only. */
export type Sender = (method: string, params: Params) => Promise<Answer>

/** The Portal port over a transport that knows nothing but single calls; a batch is one of them. */
export function portalOver(send: Sender): Portal {
  return {
    call: ({ method, params = {} }) => send(method, params),
    async batch(calls, { halt }) {
      const count = Object.keys(calls).length
      if (count === 0) return {}
      if (count > BATCH_LIMIT) throw new PortalError('invalid', { method: 'batch' })
      const answer = await send('batch', { halt: halt ? 1 : 0, cmd: encodeCommands(calls) })
      return readBatch(answer, calls, halt)
    },
  }
}

/** Commands as the portal wants them: `method?query` with PHP brackets (REST docs: batch, data-encoding). */
export function encodeCommands(calls: Record<string, Call>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(calls).map(([name, { method, params = {} }]) => [
      name,
      `${method}?${encodeQuery(params)}`,
    ]),
  )
}

export function encodeQuery(params: Params): string {
  return Object.entries(params)
    .flatMap(([name, value]) => pairs(encodeURIComponent(name), value))
    .join('&')
}

function pairs(name: string, value: Param): string[] {
  if (Array.isArray(value)) return value.flatMap((each, k) => pairs(`${name}[${k}]`, each))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => pairs(`${name}[${encodeURIComponent(key)}]`, each))
  return [`${name}=${encodeURIComponent(wellFormed(asText(value)))}`]
}

/** In a query all is text, and PHP takes "false" for true: so 1 and 0. */
function asText(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value === null ? '' : String(value)
}

/**
 * Reads the five maps of a batch answer, where PHP prints an empty or gapless one as a list. `halted`: names after
 * the first failure are left out.
 */
export function readBatch(
  answer: Answer,
  calls: Record<string, Call>,
  halted = false,
): Record<string, Outcome<Answer>> {
  const maps = answer.result
  if (!isRecord(maps)) throw new PortalError('unreadable', { method: 'batch', status: 200 })
  const results = asMap(maps['result'])
  const errors = asMap(maps['result_error'])
  const totals = asMap(maps['result_total'])
  const named = Object.entries(calls)
  const stop = halted ? named.findIndex(([name]) => errors.has(name)) : -1
  return Object.fromEntries(
    (stop < 0 ? named : named.slice(0, stop + 1)).map(([name, call]) => [
      name,
      errors.has(name) || !results.has(name)
        ? failed<Answer>(rowError(errors.get(name), call.method))
        : done({ result: results.get(name), total: toTotal(totals.get(name)) }),
    ]),
  )
}

function asMap(value: unknown): Map<string, unknown> {
  if (Array.isArray(value)) return new Map(value.map((each: unknown, k) => [String(k), each]))
  return new Map(isRecord(value) ? Object.entries(value) : [])
}

/** A row's error carries no HTTP status of its own; 400 is what the single call would have had. */
function rowError(error: unknown, method: string): PortalError {
  if (typeof error === 'string') return refusalToError({ error, description: '', status: 400, method })
  if (!isRecord(error)) return new PortalError('unreadable', { method, status: 200 })
  const description = typeof error['error_description'] === 'string' ? error['error_description'] : ''
  return refusalToError({ error: error['error'], description, status: 400, method })
}

function toTotal(value: unknown): number | null {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))
    ? Number(value)
    : null
}
