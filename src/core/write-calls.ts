import { type IdOrReference, noteParams } from './calls.ts'
import { type Card, entityTypeById, ownerParams } from './entity-types.ts'
import type { NewEntry } from './entry.ts'
import { PortalError } from './portal-error.ts'
import type { Call } from './portal.ts'

export function addCall(owner: Card, { title, text, iconCode }: NewEntry): Call {
  const { entityTypeId, entityId } = owner
  const fields = { entityTypeId, entityId, title, text, iconCode }
  return { method: 'crm.timeline.logmessage.add', params: { fields }, write: true }
}

export function deleteCall(id: number): Call {
  return { method: 'crm.timeline.logmessage.delete', params: { id }, write: true }
}

export function noteSaveCall(owner: Card, entryId: number, text: string): Call {
  return { method: 'crm.timeline.note.save', params: { ...noteParams(owner, entryId), text }, write: true }
}

export function noteDeleteCall(owner: Card, entryId: number): Call {
  return { method: 'crm.timeline.note.delete', params: noteParams(owner, entryId), write: true }
}

export function pinCall(owner: Card, entryId: IdOrReference): Call {
  return {
    method: 'crm.timeline.item.pin',
    params: { id: entryId, ...ownerParams(owner) },
    write: true,
  }
}

export function unpinCall(owner: Card, entryId: IdOrReference): Call {
  return {
    method: 'crm.timeline.item.unpin',
    params: { id: entryId, ...ownerParams(owner) },
    write: true,
  }
}

export function bindCall(verb: 'bind' | 'unbind', entryId: number, card: Card): Call {
  const type = entityTypeById(card.entityTypeId)
  const method = `crm.timeline.bindings.${verb}`
  if (!type) throw new PortalError('invalid', { method, description: 'unknown entityTypeId' })
  const fields = { OWNER_ID: entryId, ENTITY_ID: card.entityId, ENTITY_TYPE: type.binding }
  return { method, params: { fields }, write: true }
}
