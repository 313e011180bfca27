import { z } from '@hono/zod-openapi'
import { KEY_FORM, keyedBy } from '../api/keyed.ts'
import { runOperation } from '../api/run-operation.ts'
import { operations } from '../operations/all.ts'
import { direction, id as idField } from '../operations/fields.ts'
import type { Operation } from '../operations/operation.ts'
import type { ApiKey } from '../store/store.ts'
import { boundedList } from './list-tool.ts'
import { outputOf } from './tool-output.ts'
import { TOOL_TEXTS } from './tool-texts.ts'
import type { Tool } from './tool.ts'

/** The Idempotency-Key of the API as an argument: a model has no headers. */
export const idempotencyKey = z
  .string('must be a text')
  .regex(KEY_FORM, 'must be 1 to 255 printable characters without spaces')
  .optional()
  .meta({
    description:
      'Any text that stands for this one write, such as the run and the step. The same key with the same arguments never writes twice: a repeated call gets the first answer, for 24 hours. Take a new key for a new entry.',
    example: 'quote-2026-04-27-1/result',
  })

/** The API's `order` without the words about its query. */
const orderArgument = z
  .object(
    {
      created: direction.optional().meta({ description: 'By the time of writing.' }),
      id: direction.optional().meta({ description: 'By the id.' }),
    },
    'must be an object with created or id, asc or desc',
  )
  .optional()
  .meta({ description: 'By what, and asc or desc; newest first without it.' })

/** One tool for each of the twelve operations. */
export const operationTools: readonly Tool[] = Object.values(operations).map((operation) =>
  operation.action === 'list' ? boundedList(toolOf(operation)) : toolOf(operation),
)

function toolOf(operation: Operation): Tool {
  const { action, path, fields, answer, meta, writes } = operation
  const needsId = path.includes('{id}')
  const isKeyed = action === 'create'
  // Two more names of the same: `order` and `offset` say it all.
  const { sort: _sort, start: _start, ...shape } = fields.shape
  return {
    ...TOOL_TEXTS[action],
    writes,
    input: z.object({
      ...(needsId && { id: idField }),
      ...shape,
      ...(shape['order'] && { order: orderArgument }),
      ...(isKeyed && { idempotency_key: idempotencyKey }),
    }),
    output: outputOf(answer, meta),
    isFor: (key) => isOpen(operation, key),
    call(gateway, c, { given, known }) {
      const { id, ...rest } = given
      const about = needsId ? { id, input: rest } : { input: given }
      if (!isKeyed) return runOperation(gateway, operation, c, { ...about, keyed: null })
      const { idempotency_key: _, ...input } = given
      const { idempotency_key: key, ...asked } = known
      const keyed = typeof key === 'string' ? keyedBy(key, path, asked) : null
      return runOperation(gateway, operation, c, { input, keyed })
    },
  }
}

function isOpen({ action, writes }: Operation, key: ApiKey): boolean {
  if (key.readOnly) return !writes
  // A personal key has no app of its own, so it deletes nothing, ever.
  return action !== 'delete' || key.kind === 'app'
}
