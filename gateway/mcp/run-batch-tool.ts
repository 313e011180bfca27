import { z } from '@hono/zod-openapi'
import { answerBatch } from '../api/batch.ts'
import { CALLS_AT_MOST, batchAnswer, batchBody, batchCall, batchPath } from '../api/batch-shape.ts'
import { keyedBy } from '../api/keyed.ts'
import { ACTIONS } from '../operations/operation.ts'
import { batchForModel } from './batch-answer.ts'
import { idempotencyKey, operationTools } from './operation-tools.ts'
import { outputOf } from './tool-output.ts'
import type { Tool } from './tool.ts'

/** The arguments of all tools that a call may stand for, those of the first tools first. */
const params = z.looseObject(
  Object.fromEntries(
    operationTools
      .toReversed()
      .flatMap(({ input, shown = input }) => Object.entries(shown.shape))
      .filter(([name]) => name !== 'id' && name !== 'idempotency_key')
      .map(([name, field]) => [name, z.optional(field)]),
  ),
)

/** The calls are checked one by one, so that one that is wrong does not keep the others from being done. */
const shown = z.object({
  calls: z
    .array(
      z.looseObject({
        id: batchCall.shape.id,
        action: z.enum(ACTIONS).meta({ description: 'What the call does.' }),
        entityId: batchCall.shape.entityId.meta({
          description:
            'The entry, not the card: its id, or a reference to an earlier call - "$first.id" for what create or get brings, "$found.0.id" for the first of a list.',
          example: '$first.id',
        }),
        params: params.optional().meta({
          description:
            'The arguments of the tool for this action. `entityId` in here is the card; a `run` in a create outranks that of the batch.',
        }),
      }),
    )
    .min(1)
    .max(CALLS_AT_MOST)
    .meta({ description: 'The calls, in the order in which they are done.' }),
  run: batchBody.shape.run,
  idempotency_key: idempotencyKey,
})

export const runBatch: Tool = {
  name: 'run_batch',
  title: 'Do many calls at once',
  description:
    'Does up to 50 calls about entries in their order, in one request to the portal where possible. Use it where you know all calls beforehand, such as an entry with its note and pin; for one call use its own tool. `action` is one of create, list, get, delete, add_note, get_note, delete_note, pin, unpin, bind, unbind, get_bindings, and `params` are the arguments of the tool for it, the card among them. `entityId` beside `action` is the entry: its id, or a reference such as "$first.id" to the entry that the call with id "first" brings. Returns results and errors by the ids of the calls: some may have failed where others succeeded, so read errors. Where all would be too long, texts are shortened and lists cut, which data.warnings tells. Give idempotency_key where it writes: the same key with the same calls never writes twice.',
  done: 'The calls are done; look at data.errors for those that failed.',
  writes: true,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  input: batchBody.extend({ idempotency_key: idempotencyKey }),
  shown,
  output: outputOf(
    batchAnswer.extend({
      results: batchAnswer.shape.results.meta({
        description: 'What each call that succeeded brings; true where there is nothing to say.',
      }),
      warnings: batchAnswer.shape.warnings.meta({
        description: 'What was ignored of a call, or left out of what it brings.',
      }),
      totals: batchAnswer.shape.totals.meta({
        description: 'How many there are in all, of calls that list.',
      }),
    }),
  ),
  isFor: ({ readOnly }) => !readOnly,
  async call(gateway, c, { given, known }) {
    const { idempotency_key: _, ...input } = given
    const { idempotency_key: key, ...asked } = known
    const keyed = typeof key === 'string' ? keyedBy(key, batchPath.path, asked) : null
    const ended = await answerBatch(gateway, c, input, keyed)
    return ended.status === 200 ? batchForModel(ended, runBatch.done) : ended
  },
}
