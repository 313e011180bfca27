import type { Context as HonoContext, Hono } from 'hono'
import type { z } from '@hono/zod-openapi'
import { describeError } from '../ops/describe-error.ts'
import { runBatch } from '../operations/batch.ts'
import { type AskedCall, type BatchCall, readCall } from '../operations/batch-call.ts'
import type { End } from '../operations/batch-work.ts'
import { type Ended, type Keyed, runRequest } from '../operations/run-request.ts'
import { ApiError } from './api-error.ts'
import { baseContext } from './base-context.ts'
import { batchBody } from './batch-shape.ts'
import { callWarnings } from './batch-warnings.ts'
import type { Env, Gateway } from './gateway.ts'
import { keyedOf } from './keyed.ts'
import { toApiError } from './portal-refusal.ts'
import { type Input, readInput } from './read-input.ts'
import { respond } from './respond.ts'
import { runMarkOf } from './run-mark.ts'
import { warningsOf } from './warnings.ts'

/** POST /v1/batch: many calls in one request. */
export function batchRoute(app: Hono<Env>, gateway: Gateway): void {
  app.post('/v1/batch', async (c) => {
    const input = await readInput(c)
    return respond(c, await answerBatch(gateway, c, input, keyedOf(c, input)))
  })
}

/** Does the calls of a batch for whoever is behind `c`, and puts their ends into the envelope. Errors: ApiError. */
export async function answerBatch(
  gateway: Gateway,
  c: HonoContext<Env>,
  input: Input,
  keyed: Keyed | null,
): Promise<Ended & { replayed: boolean }> {
  const asked = readBatch(input)
  const inBody = input['run']
  const base = await baseContext(gateway, c, runMarkOf(c, inBody))
  const { calls, refused } = readCalls(c, asked, inBody)
  if (calls.length === 0 && isAllInvalid(refused)) return { ...noneValid(refused), replayed: false }
  return runRequest(base, keyed, async (context): Promise<Ended> => {
    try {
      const ends = await runBatch(context, calls)
      for (const [id, error] of refused) ends.set(id, { ok: false, error, isOpen: false })
      const warnings = [...warningsOf(input, batchBody), ...context.warnings]
      const body = {
        success: true,
        data: toAnswer(asked, ends),
        ...(warnings.length > 0 && { meta: { warnings } }),
      }
      const isOpen = [...ends.values()].some((end) => !end.ok && end.isOpen)
      return { status: 200, body: JSON.stringify(body), isOpen }
    } catch (error) {
      const known = toApiError(error)
      if (known.code === 'INTERNAL_ERROR')
        gateway.log.error({ requestId: c.get('requestId'), error: describeError(error) }, 'batch failed')
      return { status: known.status, body: JSON.stringify(known) }
    }
  })
}

/** The calls in their form; throws ApiError INVALID_REQUEST that names every bad field. */
function readBatch(input: Input): AskedCall[] {
  const parsed = batchBody.safeParse(input)
  if (!parsed.success) throw new ApiError('INVALID_REQUEST', problemsOf(parsed.error, input))
  const ids = parsed.data.calls.map(({ id }, k) => id ?? String(k))
  const twice = [...new Set(ids.filter((id, k) => ids.indexOf(id) !== k))]
  if (twice.length > 0)
    throw new ApiError('INVALID_REQUEST', `ids of calls must differ: ${twice.join(', ')} is there twice`)
  return parsed.data.calls.map((call, k) => ({ ...call, id: ids[k] ?? '', params: call.params ?? {} }))
}

function problemsOf(error: z.ZodError, input: Input): string {
  if (input['calls'] === undefined) return 'calls is required'
  const problems = error.issues.map(({ path, message }) => {
    const what = message.startsWith('must') ? message : 'must be an object'
    return `${path.join('.')} ${what}`
  })
  return [...new Set(problems)].join('; ')
}

function readCalls(c: HonoContext<Env>, asked: readonly AskedCall[], inBody: unknown) {
  const earlier = new Map<string, BatchCall | null>()
  const calls: BatchCall[] = []
  const refused = new Map<string, ApiError>()
  const markOf = (inCall: unknown) => runMarkOf(c, inCall ?? inBody)
  for (const each of asked) {
    try {
      const call = readCall(each, { key: c.get('key'), earlier, markOf })
      calls.push(call)
      earlier.set(each.id, call)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      refused.set(each.id, error)
      earlier.set(each.id, null)
    }
  }
  return { calls, refused }
}

/** True where nothing is wrong but what was asked for; what a key may not do is another thing. */
function isAllInvalid(refused: ReadonlyMap<string, ApiError>): boolean {
  return [...refused.values()].every(({ status, code }) => status === 400 || code === 'REFERENCE_FAILED')
}

function noneValid(refused: ReadonlyMap<string, ApiError>): Ended {
  const problems = [...refused].map(([id, { message }]) => `${id}: ${message}`)
  const known = new ApiError('INVALID_REQUEST', `No call can be done. ${problems.join('; ')}`)
  const errors = Object.fromEntries([...refused].map(([id, error]) => [id, error.toJSON().error]))
  return { status: known.status, body: JSON.stringify({ ...known.toJSON(), data: { errors } }) }
}

/** The answer in the order in which was asked (agents-api: shape of a batch's answer). */
function toAnswer(asked: readonly AskedCall[], ends: ReadonlyMap<string, End>) {
  const results: [string, unknown][] = []
  const totals: [string, unknown][] = []
  const errors: [string, unknown][] = []
  for (const { id } of asked) {
    const end = ends.get(id)
    if (end?.ok === true) {
      results.push([id, end.outcome.data])
      const total = end.outcome.meta?.['total']
      if (total !== undefined) totals.push([id, total])
    } else {
      errors.push([id, (end?.error ?? new ApiError('INTERNAL_ERROR')).toJSON().error])
    }
  }
  const warnings = asked.flatMap((call) => {
    const words = callWarnings(call)
    return words.length > 0 ? [[call.id, words] as const] : []
  })
  return {
    results: Object.fromEntries(results),
    totals: Object.fromEntries(totals),
    errors: Object.fromEntries(errors),
    ...(warnings.length > 0 && { warnings: Object.fromEntries(warnings) }),
    summary: { total: asked.length, succeeded: results.length, failed: errors.length },
  }
}
