import { z } from '@hono/zod-openapi'
import { ENTRY_EXAMPLE, run } from '../operations/fields.ts'
import { ACTIONS } from '../operations/operation.ts'
import type { DescribedPath } from './described-path.ts'
import { OF_PORTAL } from './openapi-errors.ts'

/** Calls at most in one batch: as many as a portal takes in one request (REST docs: batch). */
export const CALLS_AT_MOST = 50

const params = z.record(z.string(), z.unknown(), 'must be an object').meta({
  description:
    'The fields of the operation, as its own address takes them. `entityId` in here is the card; a `run` in a create outranks that of the batch.',
})

/** What nobody reads is kept, to be named in a warning. */
export const batchCall = z.looseObject({
  id: z
    .string('must be a text')
    .regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, dashes or underscores')
    .optional()
    .meta({
      description: 'Names the call in the answer and in references; without one its position, from "0".',
      example: 'first',
    }),
  entity: z.string('must be a text').optional().meta({ description: 'timeline-logs, or nothing.' }),
  action: z
    .string('must be a text')
    .meta({ description: `One of ${ACTIONS.join(', ')}.`, example: 'create' }),
  entityId: z.union([z.number(), z.string()], 'must be a number or a reference').optional().meta({
    description:
      'The entry, not the card: its id, or a reference to an earlier call - "$first.id" for what create or get brings, "$found.0.id" for the first of a list. `params.id` does the same.',
    example: '$first.id',
  }),
  params: params.optional(),
})

export const batchBody = z.object({
  calls: z
    .array(batchCall, 'must be a list')
    .min(1, 'must hold 1 to 50 calls')
    .max(CALLS_AT_MOST, 'must hold 1 to 50 calls')
    .meta({ description: 'The calls, in the order in which they are done.' }),
  run,
})

const callError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  retryAfter: z.int().optional(),
})

export const batchAnswer = z.object({
  results: z.record(z.string(), z.unknown()).meta({
    description: '`data` of each call that succeeded, as its own address answers it.',
  }),
  totals: z.record(z.string(), z.int()).meta({ description: '`meta.total` of calls that have one.' }),
  errors: z.record(z.string(), callError).meta({ description: 'Why the other calls failed.' }),
  warnings: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .meta({ description: 'Fields of a call that nobody reads.' }),
  summary: z.object({ total: z.int(), succeeded: z.int(), failed: z.int() }),
})

export const batchPath: DescribedPath = {
  operationId: 'batch',
  tag: 'Batch',
  method: 'post',
  path: '/v1/batch',
  summary: 'Do up to 50 calls in one request',
  description: [
    'The calls are done in their order, in one request to the portal where possible, and each gets its own result or error: the status is 200 and `success` true also where some failed, or all. Where no call is valid it is 400 INVALID_REQUEST, with the problems in `data.errors`.',
    'The shape is that of the batch agents already know; calls of log entries in it are ours. `entityId` of the call is the id of the entry; where a field entityId means the card (create, list, notes, pins, bindings), it stands in `params`.',
    'A call may be about the entry that an earlier call brings: `"entityId": "$first.id"`. Where that call fails, this one is not done: REFERENCE_FAILED. Each failure between calls that refer to each other costs one more request to the portal.',
    'Entries are written once: what a lost answer leaves in doubt is looked for. With an Idempotency-Key, an answer that is the last word on every call is kept and replayed, refusals included: send refused calls again as a new batch. Where a call is in doubt, or had no turn (RATE_LIMITED, QUEUE_TIMEOUT, BITRIX_UNAVAILABLE and the like), the same request with the same key goes on: what is written stays, the rest is done.',
    'Within a batch ids are numbers. A list of more than one page goes in a request of its own.',
  ].join('\n\n'),
  body: batchBody,
  status: 200,
  answer: batchAnswer,
  errors: [...OF_PORTAL],
  example: {
    body: {
      calls: [
        {
          id: 'first',
          action: 'create',
          params: { entityTypeId: 2, entityId: 100, title: ENTRY_EXAMPLE.title, text: ENTRY_EXAMPLE.text },
        },
        {
          id: 'note',
          action: 'add_note',
          entityId: '$first.id',
          params: { entityTypeId: 2, entityId: 100, text: 'The client usually responds within 2 days.' },
        },
        { id: 'pin', action: 'pin', entityId: '$first.id', params: { entityTypeId: 2, entityId: 100 } },
      ],
      run: { id: 'quote-2026-04-27-1', agent: 'Quote bot', step: 'analysis', outcome: 'done' },
    },
    data: {
      results: { first: ENTRY_EXAMPLE, note: true, pin: true },
      totals: {},
      errors: {},
      summary: { total: 3, succeeded: 3, failed: 0 },
    },
  },
}
