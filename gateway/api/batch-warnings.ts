import { z } from '@hono/zod-openapi'
import { operations } from '../operations/all.ts'
import { type AskedCall, needsEntry } from '../operations/batch-call.ts'
import { id } from '../operations/fields.ts'
import { batchCall } from './batch-shape.ts'
import { warningsOf } from './warnings.ts'

/** Sentences about what nobody reads of a call. */
export function callWarnings({ params, ...call }: AskedCall): string[] {
  const operation = Object.values(operations).find(({ action }) => action === call.action)
  if (!operation) return []
  const outside = warningsOf(call, batchCall)
  const isAboutEntry = needsEntry(operation)
  const fields = isAboutEntry ? z.object({ ...operation.fields.shape, id }) : operation.fields
  const inside = warningsOf(params, fields)
  if (call.entityId === undefined || isAboutEntry) return [...outside, ...inside]
  return [
    ...outside,
    `entityId of the call was ignored: ${call.action} is about no entry, and the card's entityId stands in params.`,
    ...inside,
  ]
}
