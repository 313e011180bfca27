import type { Card } from './entity-types.ts'
import type { Answer, Call } from './portal.ts'
import { read } from './wire/read.ts'
import { crmItemList } from './wire/shapes.ts'

/**
 * Asks whether the user sees a card, and for no more of it than its id; `start` -1 spares the portal the counting (REST
 * docs: crm-item-list). It may be left out of a batch.
 */
export function cardLookCall({ entityTypeId, entityId }: Card): Call {
  const params = { entityTypeId, select: ['id'], filter: { id: entityId }, start: -1 }
  return { method: 'crm.item.list', params, optional: true }
}

/**
 * True where the card was found, false where the portal finds none with this id, whether it is not there or not for this
 * user to see. Null where the answer does not say it. Throws PortalError unreadable.
 */
export function readCardLook({ result }: Answer, { entityId }: Card): boolean | null {
  const { items } = read(crmItemList, result, 'crm.item.list')
  if (items.some(({ id }) => id === entityId)) return true
  return items.length === 0 ? false : null
}
