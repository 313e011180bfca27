import { z } from '@hono/zod-openapi'
import { bindingsCall } from '#core/calls.ts'
import { bindCall } from '#core/write-calls.ts'
import { type Card, entityTypeByBinding, entityTypeById } from '#core/entity-types.ts'
import type { Binding } from '#core/entry.ts'
import { readBindings } from '#core/operations.ts'
import { settleBind, settleUnbind } from '#core/settle.ts'
import { ApiError } from '../api/api-error.ts'
import { DONE, readDone } from './accepted.ts'
import { define } from './define.ts'
import { bindingAnswer, done, entityId, entityType, entityTypeId } from './fields.ts'

const fields = z.object({
  entityId,
  entityTypeId: entityTypeId.optional(),
  entityType: entityType.optional(),
})

type Target = z.output<typeof fields> & { id: number }

/** The card a binding is about. Whoever names its kind twice must mean the same (ours). */
function targetOf(input: Target): Card {
  const { entityId: card, entityTypeId: given, entityType: name } = input
  if (given !== undefined && !entityTypeById(given))
    throw new ApiError('INVALID_ENTITY_TYPE_ID', `entityTypeId ${given} is no kind of card`)
  const named = name === undefined ? null : idOfName(name)
  if (given !== undefined && named !== null && given !== named)
    throw new ApiError('INVALID_PARAMS', 'entityTypeId and entityType name different kinds of cards')
  const type = given ?? named
  if (type === null) throw new ApiError('INVALID_PARAMS', 'entityTypeId or entityType is required')
  return { entityTypeId: type, entityId: card }
}

function idOfName(name: string): number {
  const type = entityTypeByBinding(name)
  if (type) return type.entityTypeId
  throw new ApiError('INVALID_PARAMS', 'entityType is no name of a kind of card, such as deal or dynamic_174')
}

const common = {
  writes: true,
  method: 'POST',
  status: 200,
  fields,
  answer: done,
  errors: ['INVALID_ENTITY_TYPE_ID'],
  check: (input: Target) => void targetOf(input),
  card: targetOf,
} as const

export const bind = define({
  ...common,
  action: 'bind',
  path: '/v1/timeline-logs/{id}/bind',
  native: 'crm.timeline.bindings.bind',
  summary: 'Bind to another entity',
  description:
    'Shows the entry on a further card; binding twice changes nothing. Portals do not look whether the entry or the card is there. Where the portal says `false`, the answer is 403 BITRIX_ACCESS_DENIED. Status and `data` are ours.',
  missing: 'ENTITY_NOT_FOUND',
  example: { input: { entityTypeId: 3, entityId: 50 }, data: true },
  call: (input) => bindCall('bind', input.id, targetOf(input)),
  read: (answer) => readDone(answer, 'crm.timeline.bindings.bind'),
  async run({ portal }, input) {
    await settleBind(portal, input.id, targetOf(input))
    return DONE
  },
})

export const unbind = define({
  ...common,
  action: 'unbind',
  path: '/v1/timeline-logs/{id}/unbind',
  native: 'crm.timeline.bindings.unbind',
  summary: 'Unbind from an entity',
  description:
    'Takes the entry off a card. An entry without any binding can be read by nobody. Status and `data` are ours.',
  missing: 'BITRIX_ERROR',
  example: { input: { entityType: 'contact', entityId: 50 }, data: true },
  call: (input) => bindCall('unbind', input.id, targetOf(input)),
  read: (answer) => readDone(answer, 'crm.timeline.bindings.unbind'),
  async run({ portal }, input) {
    await settleUnbind(portal, input.id, targetOf(input))
    return DONE
  },
})

export const getBindings = define({
  action: 'get_bindings',
  writes: false,
  method: 'GET',
  path: '/v1/timeline-logs/{id}/bindings',
  native: 'crm.timeline.bindings.list',
  status: 200,
  summary: 'List all bindings of an entry',
  description:
    'The card it was written on is among them. An unknown entry has none. Names and numbers are ours: the portal sends texts in upper case.',
  fields: z.object({}),
  answer: z.array(bindingAnswer),
  missing: 'ENTITY_NOT_FOUND',
  meta: z.object({ total: z.int().meta({ description: 'Bindings of the entry.' }) }),
  example: {
    input: {},
    data: [
      { ownerId: 5012, entityType: 'deal', entityTypeId: 2, entityId: 100 },
      { ownerId: 5012, entityType: 'contact', entityTypeId: 3, entityId: 50 },
    ],
    meta: { total: 2 },
  },
  call: ({ id }) => bindingsCall(id),
  read(answer, { id }) {
    const data = readBindings(answer).map((binding) => toAnswer(binding, id))
    return { data, meta: { total: data.length } }
  },
})

function toAnswer({ entityType: name, entityTypeId: type, entityId: card }: Binding, ownerId: number) {
  return { ownerId, entityType: name, entityTypeId: type, entityId: card }
}
