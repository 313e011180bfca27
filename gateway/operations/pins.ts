import { z } from '@hono/zod-openapi'
import { pinCall, unpinCall } from '#core/write-calls.ts'
import { settlePin, settleUnpin } from '#core/settle.ts'
import { DONE } from './accepted.ts'
import { define } from './define.ts'
import { done, entityId, entityTypeId } from './fields.ts'

const fields = z.object({ entityTypeId, entityId })

export const pin = define({
  action: 'pin',
  writes: true,
  method: 'POST',
  path: '/v1/timeline-logs/{id}/pin',
  native: 'crm.timeline.item.pin',
  status: 200,
  summary: 'Pin an entry',
  description:
    'Pins the entry at the top of one card. A card takes few pins (3 or 7, portals disagree): one more is a 422 BITRIX_ERROR. `data` is ours.',
  fields,
  answer: done,
  missing: 'ENTITY_NOT_FOUND',
  example: { input: { entityTypeId: 2, entityId: 100 }, data: true },
  card: (input) => input,
  call: ({ id, ...card }) => pinCall(card, id),
  read: () => DONE,
  async run({ portal }, { id, ...card }) {
    await settlePin(portal, card, id)
    return DONE
  },
})

export const unpin = define({
  action: 'unpin',
  writes: true,
  method: 'POST',
  path: '/v1/timeline-logs/{id}/unpin',
  native: 'crm.timeline.item.unpin',
  status: 200,
  summary: 'Unpin an entry',
  description: 'Takes the pin of one card away; that there was none is fine. `data` is ours.',
  fields,
  answer: done,
  missing: 'ENTITY_NOT_FOUND',
  example: { input: { entityTypeId: 2, entityId: 100 }, data: true },
  card: (input) => input,
  call: ({ id, ...card }) => unpinCall(card, id),
  read: () => DONE,
  async run({ portal }, { id, ...card }) {
    await settleUnpin(portal, card, id)
    return DONE
  },
})
