import { createHash } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { operations } from '../operations/all.ts'
import type { Operation } from '../operations/operation.ts'
import { run as runField } from '../operations/fields.ts'
import { perform } from '../operations/perform.ts'
import { type Ended, type Keyed, runRequest } from '../operations/run-request.ts'
import type { RunMark } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import { baseContext } from './base-context.ts'
import type { Env, Gateway } from './gateway.ts'
import { toApiError } from './portal-refusal.ts'
import { type Input, readInput, readPathId } from './read-input.ts'
import { respond } from './respond.ts'
import { runMarkOf } from './run-mark.ts'
import { warningsHeader, warningsOf } from './warnings.ts'

/** The twelve endpoints, each made from its operation. */
export function operationRoutes(gateway: Gateway): Hono<Env> {
  const app = new Hono<Env>()
  for (const operation of Object.values(operations)) {
    app.on(operation.method, operation.path.replace('{id}', ':id'), (c) => answer(gateway, operation, c))
  }
  return app
}

async function answer(gateway: Gateway, operation: Operation, c: HonoContext<Env>): Promise<Response> {
  const input = await readInput(c)
  const key = c.get('key')
  const mark = markOf(c, operation, input)
  const base = await baseContext(gateway, key, mark)
  const id = c.req.param('id')
  const all: Input = id === undefined ? input : { ...input, id: readPathId(id) }
  const ended = await runRequest(base, keyedOf(c, all), async (context): Promise<Ended> => {
    try {
      const { data, meta } = await perform(operation, all, context)
      const warnings = warningsOf(input, operation.fields)
      if (operation.status === 204) {
        if (warnings.length > 0) c.header('X-Trail-Warnings', warningsHeader(warnings))
        return { status: 204, body: '' }
      }
      const notes = { ...meta, ...(warnings.length > 0 && { warnings }) }
      const body = { success: true, data, ...(Object.keys(notes).length > 0 && { meta: notes }) }
      return { status: operation.status, body: JSON.stringify(body) }
    } catch (error) {
      const known = toApiError(error, operation.missing)
      if (known.code === 'INTERNAL_ERROR') {
        gateway.log.error(
          { requestId: c.get('requestId'), action: operation.action, error: nameOf(error) },
          'failed',
        )
      }
      return { status: known.status, body: JSON.stringify(known) }
    }
  })
  return respond(c, ended)
}

/** The run of a request that may belong to one. */
function markOf(c: HonoContext<Env>, { fields }: Operation, input: Input): RunMark | null {
  if (!Object.hasOwn(fields.shape, 'run')) return null
  // A run in the body that is not valid is complained about together with the other fields.
  if (!runField.safeParse(input['run']).success) return null
  return runMarkOf(c, input['run'])
}

/** The Idempotency-Key of a POST with what it stands for; null without one. */
export function keyedOf(c: HonoContext<Env>, input: Input): Keyed | null {
  const idempotencyKey = c.req.header('idempotency-key')
  if (c.req.method !== 'POST' || idempotencyKey === undefined) return null
  if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
    throw new ApiError(
      'INVALID_PARAMS',
      'Idempotency-Key must be 1 to 255 printable characters without spaces',
    )
  }
  const asked = JSON.stringify([c.req.method, c.req.path, input])
  return { idempotencyKey, requestHash: createHash('sha256').update(asked).digest('hex') }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.stack?.split('\n')[1]?.trim() ?? ''}` : 'unknown'
}
