import type { Context as HonoContext } from 'hono'
import { run as runField } from '../operations/fields.ts'
import { describeError } from '../ops/describe-error.ts'
import type { Operation } from '../operations/operation.ts'
import { perform } from '../operations/perform.ts'
import { type Ended, type Keyed, runRequest } from '../operations/run-request.ts'
import type { RunMark } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import { baseContext } from './base-context.ts'
import type { Env, Gateway } from './gateway.ts'
import { toApiError } from './portal-refusal.ts'
import type { Input } from './read-input.ts'
import { runMarkOf } from './run-mark.ts'
import { warningsOf } from './warnings.ts'

export interface Asked {
  /** The fields of the operation. */
  input: Input
  /** The entry, where the operation is about one. */
  id?: unknown
  keyed: Keyed | null
}

/** Does one operation for whoever is behind `c`, and puts its end into the service's envelope. Errors: ApiError. */
export async function runOperation(
  gateway: Gateway,
  operation: Operation,
  c: HonoContext<Env>,
  { input, id, keyed }: Asked,
): Promise<Ended & { replayed: boolean }> {
  const base = await baseContext(gateway, c, markOf(c, operation, input))
  const all: Input = id === undefined ? input : { ...input, id }
  return runRequest(base, keyed, async (context): Promise<Ended> => {
    try {
      const { data, meta } = await perform(operation, all, context)
      const warnings = [...warningsOf(input, operation.fields), ...context.warnings]
      const notes = { ...meta, ...(warnings.length > 0 && { warnings }) }
      const body = { success: true, data, ...(Object.keys(notes).length > 0 && { meta: notes }) }
      return { status: operation.status, body: JSON.stringify(body) }
    } catch (error) {
      const known = withHint(toApiError(error, operation.missing), () => warningsOf(input, operation.fields))
      if (known.code === 'INTERNAL_ERROR') {
        gateway.log.error(
          { requestId: c.get('requestId'), action: operation.action, error: describeError(error) },
          'failed',
        )
      }
      return { status: known.status, body: JSON.stringify(known) }
    }
  })
}

/** A field that is missing is often there under another name. */
function withHint(error: ApiError, warnings: () => string[]): ApiError {
  if (error.code !== 'INVALID_PARAMS' || error.hint !== undefined) return error
  const hint = warnings().join(' ')
  return hint === '' ? error : new ApiError(error.code, error.message, { hint })
}

/** The run of a request that may belong to one. */
function markOf(c: HonoContext<Env>, { fields }: Operation, input: Input): RunMark | null {
  if (!Object.hasOwn(fields.shape, 'run')) return null
  // A run in the body that is not valid is complained about together with the other fields.
  if (!runField.safeParse(input['run']).success) return null
  return runMarkOf(c, input['run'])
}
