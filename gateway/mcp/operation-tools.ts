import { z } from '@hono/zod-openapi'
import { KEY_FORM, keyedBy } from '../api/keyed.ts'
import { runOperation } from '../api/run-operation.ts'
import { operations } from '../operations/all.ts'
import { id as idField } from '../operations/fields.ts'
import type { Operation } from '../operations/operation.ts'
import type { ApiKey } from '../store/store.ts'
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

/** One tool for each of the twelve operations. */
export const operationTools: readonly Tool[] = Object.values(operations).map(toolOf)

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
      ...(isKeyed && { idempotency_key: idempotencyKey }),
    }),
    output: outputOf(answer, meta),
    isFor: (key) => isOpen(operation, key),
    call(gateway, c, { id, ...rest }) {
      if (!isKeyed) return runOperation(gateway, operation, c, { input: rest, id, keyed: null })
      const { idempotency_key: given, ...input } = rest
      const keyed = typeof given === 'string' ? keyedBy(given, path, { ...input, id }) : null
      return runOperation(gateway, operation, c, { input, id, keyed })
    },
  }
}

/** The envelope of the API without `success`. */
export function outputOf(answer: z.ZodType, meta: z.ZodObject = z.object({})): z.ZodObject {
  const warnings = z
    .array(z.string())
    .optional()
    .meta({ description: 'Arguments that were ignored, and what they may have been meant to be.' })
  return z.object({ data: answer, meta: meta.extend({ warnings }).optional() })
}

function isOpen({ action, writes }: Operation, key: ApiKey): boolean {
  if (key.readOnly) return !writes
  // A personal key has no app of its own, so it deletes nothing, ever.
  return action !== 'delete' || key.kind === 'app'
}
