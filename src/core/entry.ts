import { type Card, entityTypeByBinding } from './entity-types.ts'
import type * as v from 'valibot'
import type { bindingRow, crmItem, logMessage, note, profile, userRow } from './wire/shapes.ts'

/** A timeline log entry. It never changes after it was written: the portal has no method for that. */
export interface Entry {
  id: number
  /** ISO 8601 with the portal's offset; null where the portal sends none. */
  created: string | null
  authorId: number
  title: string
  text: string
  iconCode: string
}

/** What a new entry consists of (REST docs: crm-timeline-logmessage-add); author and time are the portal's to set. */
export interface NewEntry {
  title: string
  text: string
  iconCode: string
}

export interface Note {
  text: string
  createdById: number
  createdTime: string | null
  updatedById: number
  updatedTime: string | null
}

/** Where an entry shows. `entityTypeId` is null for what is not a card Trail can open (an activity, say). */
export interface Binding {
  entityTypeId: number | null
  entityId: number
  /** The portal's own name of the type, lower case. */
  entityType: string
}

/** Whether a binding puts its entry on this card. */
export function isAt(binding: Binding, card: Card): boolean {
  return binding.entityTypeId === card.entityTypeId && binding.entityId === card.entityId
}

export interface Person {
  id: number
  name: string
  position: string
}

export interface Me {
  id: number
  name: string
  isAdmin: boolean
  /** IANA name; empty where the portal keeps none. */
  timeZone: string
}

export function toEntry(wire: v.InferOutput<typeof logMessage>): Entry {
  return wire
}

export function toNote(wire: v.InferOutput<typeof note>): Note {
  return wire
}

export function toBinding(wire: v.InferOutput<typeof bindingRow>): Binding {
  const entityType = wire.ENTITY_TYPE.toLowerCase()
  const entityTypeId = entityTypeByBinding(entityType)?.entityTypeId ?? null
  return { entityTypeId, entityId: wire.ENTITY_ID, entityType }
}

export function toPerson(wire: v.InferOutput<typeof userRow>): Person {
  return { id: wire.ID, name: fullName(wire.NAME, wire.LAST_NAME), position: wire.WORK_POSITION }
}

export function toMe(wire: v.InferOutput<typeof profile>): Me {
  return {
    id: wire.ID,
    name: fullName(wire.NAME, wire.LAST_NAME),
    isAdmin: wire.ADMIN,
    timeZone: wire.TIME_ZONE,
  }
}

/** The card's title by its type's fields, empty where the card has none (REST docs: crm object-fields). */
export function toTitle(wire: v.InferOutput<typeof crmItem>): string {
  const person = fullName(wire.name, wire.lastName)
  const number = wire.accountNumber || wire.quoteNumber
  return [wire.title, person, wire.companyTitle, number].find((each) => each.trim() !== '')?.trim() ?? ''
}

/** The contacts and companies of a card, which its own fields name (REST docs: crm object-fields). */
export function toRelated(wire: v.InferOutput<typeof crmItem>): Card[] {
  const contacts = new Set([wire.contactId, ...wire.contactIds])
  const companies = new Set([wire.companyId, ...wire.companyIds])
  return [
    ...[...contacts].map((entityId) => ({ entityTypeId: 3, entityId })),
    ...[...companies].map((entityId) => ({ entityTypeId: 4, entityId })),
  ].filter(({ entityId }) => entityId > 0)
}

function fullName(...parts: string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
}
