import { z } from '@hono/zod-openapi'
import { getCall } from '#core/calls.ts'
import { addCall, deleteCall } from '#core/write-calls.ts'
import { toSendable } from '#core/entry-draft.ts'
import { readEntry } from '#core/operations.ts'
import { settleDelete } from '#core/settle.ts'
import { ApiError } from '../api/api-error.ts'
import { DONE, readDone } from './accepted.ts'
import { createOnce } from './create-once.ts'
import { define } from './define.ts'
import {
  ENTRY_EXAMPLE,
  direction,
  done,
  entityId,
  entityTypeId,
  entryAnswer,
  iconCode,
  listMeta,
  run,
  text,
  title,
} from './fields.ts'
import { type ListInput, isOnePage, listCallOf, listMany, readPage } from './list-entries.ts'

export const create = define({
  action: 'create',
  writes: true,
  method: 'POST',
  path: '/v1/timeline-logs',
  native: 'crm.timeline.logmessage.add',
  status: 201,
  summary: 'Create a log entry',
  description:
    'Writes an entry on a card, once: after a lost answer the portal is asked for it before anything is sent again. An entry cannot be changed. The author is the user behind the key. Where the portal takes it and no such card is found, `meta.warnings` says so. 201 and the refusal of empty texts are ours.',
  fields: z.object({ entityTypeId, entityId, title, text, iconCode, run }),
  answer: entryAnswer,
  missing: 'ENTITY_NOT_FOUND',
  example: {
    input: { entityTypeId: 2, entityId: 100, title: ENTRY_EXAMPLE.title, text: ENTRY_EXAMPLE.text },
    data: ENTRY_EXAMPLE,
  },
  card: (input) => input,
  entry: wordsOf,
  call: (input) => addCall(input, wordsOf(input)),
  read: (answer) => ({ data: readEntry(answer) }),
  run: async (context, input) => ({ data: await createOnce(context, input, wordsOf(input)) }),
})

function wordsOf(input: { title: string; text: string; iconCode?: string | undefined }) {
  return toSendable({ title: input.title, text: input.text, iconCode: input.iconCode ?? '' })
}

const order = z
  .object(
    { created: direction.optional(), id: direction.optional() },
    'must be order[created] or order[id], asc or desc',
  )
  .optional()
  // What comes after it is told to every reader; what comes before would be lost to all but OpenAPI.
  .openapi({ param: { style: 'deepObject', explode: true } })
  .meta({ description: 'order[created] or order[id], asc or desc; newest first without it (ours).' })

const sort = z
  .string('must be a text')
  .regex(/^-?(?:created|id)$/, 'must be created, -created, id or -id')
  .optional()
  .meta({ description: 'The same in one word: -created is newest first (ours).', example: '-created' })

const whole = z.int('must be an integer').min(0, 'must be 0 or more')

const listFields = z.object({
  entityTypeId,
  entityId,
  order,
  sort,
  limit: z
    .int('must be an integer')
    .min(1, 'must be 1 to 5000')
    .max(5_000, 'must be 1 to 5000')
    .default(10)
    .meta({ description: 'How many; more than 10 are collected from several pages (ours).' }),
  offset: whole.optional().meta({ description: 'How many to pass over first (ours).' }),
  start: whole.optional().meta({ description: 'Another name of offset.' }),
})

function toListInput(input: z.output<typeof listFields>): ListInput {
  const word = input.sort?.replace('-', '')
  const fromSort = word && { field: word, direction: input.sort?.startsWith('-') ? 'desc' : 'asc' }
  const field = input.order?.created ? 'created' : 'id'
  const fromOrder = { field, direction: input.order?.created ?? input.order?.id ?? 'desc' }
  const { entityTypeId: type, entityId: card, limit } = input
  const offset = input.offset ?? input.start ?? 0
  return { owner: { entityTypeId: type, entityId: card }, order: fromSort || fromOrder, limit, offset }
}

export const list = define({
  action: 'list',
  writes: false,
  method: 'GET',
  path: '/v1/timeline-logs',
  native: 'crm.timeline.logmessage.list',
  status: 200,
  summary: 'List log entries',
  description:
    'Entries written on the card, by any app; those bound to it from other cards are not among them. `meta.total` counts all. Names of the paging and sorting fields are ours.',
  fields: listFields,
  answer: z.array(entryAnswer),
  missing: 'ENTITY_NOT_FOUND',
  meta: listMeta,
  example: {
    input: { entityTypeId: 2, entityId: 100, order: { created: 'desc' }, limit: 1 },
    data: [ENTRY_EXAMPLE],
    meta: { total: 40, hasMore: true },
  },
  check({ order: by, sort: word, offset, start }) {
    if (by !== undefined && word !== undefined)
      throw new ApiError('INVALID_PARAMS', 'order and sort are the same: send one of them')
    if (offset !== undefined && start !== undefined && offset !== start)
      throw new ApiError('INVALID_PARAMS', 'offset and start are the same: send one of them')
  },
  card: (input) => input,
  isOneCall: (input) => isOnePage(toListInput(input)),
  call: (input) => listCallOf(toListInput(input)),
  read: (answer, input) => readPage(answer, toListInput(input)),
  run: ({ portal }, input) => listMany(portal, toListInput(input)),
})

export const get = define({
  action: 'get',
  writes: false,
  method: 'GET',
  path: '/v1/timeline-logs/{id}',
  native: 'crm.timeline.logmessage.get',
  status: 200,
  summary: 'Get a single entry',
  description: 'One entry by its id.',
  fields: z.object({}),
  answer: entryAnswer,
  missing: 'ENTITY_NOT_FOUND',
  errors: ['NOT_FOUND'],
  example: { input: {}, data: ENTRY_EXAMPLE },
  call: ({ id }) => getCall(id),
  read(answer) {
    if (isEmptyEntry(answer.result))
      throw new ApiError('NOT_FOUND', 'The portal answered with an empty entry.')
    return { data: readEntry(answer) }
  },
})

/** PHP prints an entry without fields as a list (seed: NOT_FOUND). */
function isEmptyEntry(result: unknown): boolean {
  if (result === null || typeof result !== 'object') return result === null
  const entry = 'logMessage' in result ? result.logMessage : result
  return entry === null || (typeof entry === 'object' && Object.keys(entry).length === 0)
}

export const remove = define({
  action: 'delete',
  writes: true,
  method: 'DELETE',
  path: '/v1/timeline-logs/{id}',
  native: 'crm.timeline.logmessage.delete',
  status: 200,
  summary: 'Delete an entry',
  description:
    'Only the app that wrote an entry may delete it, so a personal key always gets 403 CROSS_APP_DELETE_FORBIDDEN. Status and `data` are ours.',
  fields: z.object({}),
  answer: done,
  missing: 'ENTITY_NOT_FOUND',
  errors: ['CROSS_APP_DELETE_FORBIDDEN'],
  example: { input: {}, data: true },
  call: ({ id }) => deleteCall(id),
  read: (answer) => readDone(answer, 'crm.timeline.logmessage.delete'),
  async run({ portal }, { id }) {
    await settleDelete(portal, id)
    return DONE
  },
})
