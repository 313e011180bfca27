import { type Card, entityTypeById, ownerParams } from './entity-types.ts'
import type { Call, Param } from './portal.ts'

export type Order = 'newest' | 'oldest'

/** Rows in one page of entries; the portal fixes it (REST docs: crm-timeline-logmessage-list). */
export const PAGE_SIZE = 10

/** A value that may be a batch reference instead of a number, such as `$result[list][0][id]`. */
export type IdOrReference = number | string

/** Portals disagree on the paging parameter, so `start` and `offset` always go together (docs/portal.md). */
export function listCall(owner: Card, order: Order, offset: number): Call {
  const direction = order === 'newest' ? 'desc' : 'asc'
  return {
    method: 'crm.timeline.logmessage.list',
    params: { ...owner, order: { id: direction }, start: offset, offset },
  }
}

export function getCall(id: IdOrReference): Call {
  return { method: 'crm.timeline.logmessage.get', params: { id } }
}

/** Notes hang on history records (itemType 1), which every entry is (REST docs: note). */
export function noteParams(owner: Card, entryId: IdOrReference) {
  return { ...ownerParams(owner), itemType: 1, itemId: entryId }
}

export function noteGetCall(owner: Card, entryId: IdOrReference): Call {
  return { method: 'crm.timeline.note.get', params: noteParams(owner, entryId) }
}

export function bindingsCall(entryId: IdOrReference): Call {
  return { method: 'crm.timeline.bindings.list', params: { filter: { OWNER_ID: entryId } } }
}

/** Several users at once; nobody answers to an id that is none (REST docs: user-get, FILTER). */
export function peopleCall(userIds: IdOrReference[]): Call {
  return { method: 'user.get', params: { FILTER: { ID: userIds } } }
}

export function cardCall(card: Card): Call {
  return { method: 'crm.item.get', params: { entityTypeId: card.entityTypeId, id: card.entityId } }
}

export function cardsCall(entityTypeId: number, ids: Param[]): Call {
  const select = entityTypeById(entityTypeId)?.select ?? ['id', 'title']
  return { method: 'crm.item.list', params: { entityTypeId, select, filter: { '@id': ids } } }
}

export const meCall: Call = { method: 'profile' }
export const typesCall: Call = { method: 'crm.enum.ownertype' }
export const iconsCall: Call = { method: 'crm.timeline.icon.list' }

/**
 * Asks whether the caller may edit the card without changing anything: unpinning entry 0 is refused for want of
 * rights before it is refused for want of an entry (order of checks as seen in on-premise builds; inferred for the cloud).
 */
export function rightsProbe(owner: Card): Call {
  return { method: 'crm.timeline.item.unpin', params: { id: 0, ...ownerParams(owner) } }
}
