import type { Param } from './portal.ts'

/** A card of the CRM: what an entry is created on (its owner) or bound to. */
export interface Card {
  entityTypeId: number
  entityId: number
}

export interface EntityType {
  entityTypeId: number
  /** Name in bindings (REST docs: bindings; the newer page adds the last four and `dynamic_N`). */
  binding: string
  placement: string
  /** The portal's own picker (selectCRM) serves this type. */
  picker: 'lead' | 'deal' | 'contact' | 'company' | 'quote' | null
  path: (entityId: number) => string
  select: string[]
}

const TITLE = ['id', 'title']
const ORDER = 14

const KNOWN: readonly EntityType[] = [
  type(1, 'lead', 'CRM_LEAD', 'lead', (id) => `/crm/lead/details/${id}/`, [
    ...TITLE,
    'name',
    'lastName',
    'companyTitle',
  ]),
  type(2, 'deal', 'CRM_DEAL', 'deal', (id) => `/crm/deal/details/${id}/`, TITLE),
  type(3, 'contact', 'CRM_CONTACT', 'contact', (id) => `/crm/contact/details/${id}/`, [
    'id',
    'name',
    'secondName',
    'lastName',
  ]),
  type(4, 'company', 'CRM_COMPANY', 'company', (id) => `/crm/company/details/${id}/`, TITLE),
  type(7, 'quote', 'CRM_QUOTE', 'quote', (id) => `/crm/type/7/details/${id}/`, [...TITLE, 'quoteNumber']),
  type(ORDER, 'order', 'CRM_ORDER', null, (id) => `/shop/orders/details/${id}/`, ['id', 'accountNumber']),
  type(31, 'smart_invoice', 'CRM_SMART_INVOICE', null, (id) => `/crm/type/31/details/${id}/`, [
    ...TITLE,
    'accountNumber',
  ]),
]

function type(
  entityTypeId: number,
  binding: string,
  placement: string,
  picker: EntityType['picker'],
  path: EntityType['path'],
  select: string[],
): EntityType {
  return { entityTypeId, binding, placement: `${placement}_DETAIL_TAB`, picker, path, select }
}

function smartProcess(entityTypeId: number): EntityType {
  const path = (id: number) => `/crm/type/${entityTypeId}/details/${id}/`
  return type(entityTypeId, `dynamic_${entityTypeId}`, `CRM_DYNAMIC_${entityTypeId}`, null, path, TITLE)
}

/** The first smart process a portal can make has id 128 (REST docs: data-types, object_type). */
const FIRST_SMART_PROCESS = 128

export function isSmartProcess(entityTypeId: number): boolean {
  return entityTypeId >= FIRST_SMART_PROCESS
}

export function entityTypeById(entityTypeId: number): EntityType | null {
  const known = KNOWN.find((each) => each.entityTypeId === entityTypeId)
  if (known) return known
  return isSmartProcess(entityTypeId) ? smartProcess(entityTypeId) : null
}

export function entityTypeByBinding(name: string): EntityType | null {
  const lower = name.trim().toLowerCase()
  return KNOWN.find((each) => each.binding === lower) ?? dynamic(/^dynamic_(\d+)$/.exec(lower))
}

export function entityTypeByPlacement(code: string): EntityType | null {
  const upper = code.trim().toUpperCase()
  return (
    KNOWN.find((each) => each.placement === upper) ?? dynamic(/^CRM_DYNAMIC_(\d+)_DETAIL_TAB$/.exec(upper))
  )
}

function dynamic(match: RegExpExecArray | null): EntityType | null {
  const entityTypeId = Number(match?.[1])
  return isSmartProcess(entityTypeId) ? smartProcess(entityTypeId) : null
}

/** The fixed types, in the order people meet them; smart processes come from the portal. */
export const FIXED_TYPES = KNOWN

export function cardKey(card: Card): string {
  return `${card.entityTypeId}:${card.entityId}`
}

export function isSameCard(one: Card, other: Card): boolean {
  return one.entityTypeId === other.entityTypeId && one.entityId === other.entityId
}

/** The portal path that opens a card, or null for a type Trail does not know. */
export function cardPath(card: Card): string | null {
  return entityTypeById(card.entityTypeId)?.path(card.entityId) ?? null
}

/**
 * The card whose address stands in a text, or null: `/crm/deal/details/7/`, `/crm/type/174/details/5/`, with or without
 * a host, and the older `show` in place of `details`.
 */
export function cardInAddress(text: string): Card | null {
  const found =
    /\/(?:(lead|deal|contact|company|quote)|(?:type\/(\d+))|(shop\/orders))\/(?:details|show)\/(\d{1,15})\b/i.exec(
      text,
    )
  if (!found) return null
  const [, name, number, order, entityId] = found
  const type = name ? entityTypeByBinding(name) : entityTypeById(order ? ORDER : Number(number))
  return type && Number(entityId) ? { entityTypeId: type.entityTypeId, entityId: Number(entityId) } : null
}

export function ownerParams(card: Card): { ownerTypeId: Param; ownerId: Param } {
  return { ownerTypeId: card.entityTypeId, ownerId: card.entityId }
}
