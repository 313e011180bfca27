import { z } from '@hono/zod-openapi'
import { operations } from '../operations/all.ts'
import { id } from '../operations/fields.ts'
import type { Operation } from '../operations/operation.ts'
import type { ApiErrorCode } from './api-error.ts'
import type { DescribedPath } from './described-path.ts'
import { OF_PORTAL } from './openapi-errors.ts'

const runHeaders = z.object({
  'X-Run-Id': z.string().optional().openapi({
    description: 'The run this entry belongs to; `run` in the body outranks it. An addition of Trail.',
    example: 'quote-2026-04-27-1',
  }),
  'X-Agent-Name': z.string().optional().openapi({ description: 'Who runs it.', example: 'Quote bot' }),
})

const METHODS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const

/** The twelve, told from their operations. */
export const operationPaths: readonly DescribedPath[] = Object.values(operations).map(pathOf)

function pathOf(operation: Operation): DescribedPath {
  const { action, path, summary, description, native, fields, status, answer, meta, example } = operation
  const needsId = path.includes('{id}')
  const hasFields = Object.keys(fields.shape).length > 0
  const isPost = operation.method === 'POST'
  const { input, ...rest } = example
  return {
    operationId: action,
    tag: tagOf(path),
    method: METHODS[operation.method],
    path,
    summary,
    description: `${description} Behind it: ${native}.`,
    ...(needsId && { params: z.object({ id }) }),
    ...(hasFields && (isPost ? { body: fields } : { query: fields })),
    ...(action === 'create' && { headers: runHeaders }),
    status,
    answer,
    ...(meta && { meta }),
    errors: errorsOf(operation),
    example: {
      ...(needsId && { params: { id: 5012 } }),
      ...(hasFields && (isPost ? { body: input } : { query: input })),
      ...rest,
    },
  }
}

function tagOf(path: string): string {
  if (path.endsWith('/note')) return 'Notes'
  if (path.endsWith('pin')) return 'Pins'
  return path.endsWith('bind') || path.endsWith('bindings') ? 'Bindings' : 'Entries'
}

function errorsOf({ writes, missing, errors = [] }: Operation): ApiErrorCode[] {
  const readOnly: ApiErrorCode[] = writes ? ['WRITE_BLOCKED_READONLY_KEY'] : []
  return ['INVALID_PARAMS', missing, ...errors, ...readOnly, ...OF_PORTAL]
}
