import type { World } from './types.ts'

/** A kind of CRM item, with every name a portal has for it. REST docs: crm/data-types, object types. */
export type EntityType = {
  entityTypeId: number
  /** As crm.enum.ownertype prints it. */
  title: string
  symbolCode: string
  shortCode: string
  /** As bindings print it. */
  bindingName: string
  /** '' where a card has no tabs of apps. */
  placement: string
  /** Card path with `{id}`. */
  path: string
}

/** Smart processes have type ids from here on. */
export const firstDynamicTypeId = 128

const fixed: EntityType[] = [
  type(1, 'Lead', 'LEAD', 'L', '/crm/lead/details/{id}/'),
  type(2, 'Deal', 'DEAL', 'D', '/crm/deal/details/{id}/'),
  type(3, 'Contact', 'CONTACT', 'C', '/crm/contact/details/{id}/'),
  type(4, 'Company', 'COMPANY', 'CO', '/crm/company/details/{id}/'),
  { ...type(5, 'Invoice (old version)', 'INVOICE', 'I', '/crm/invoice/show/{id}/'), placement: '' },
  type(31, 'Invoice', 'SMART_INVOICE', 'SI', '/crm/type/31/details/{id}/'),
  type(7, 'Quote', 'QUOTE', 'Q', '/crm/type/7/details/{id}/'),
  type(14, 'Order', 'ORDER', 'O', '/shop/orders/details/{id}/'),
]

function type(
  entityTypeId: number,
  title: string,
  symbolCode: string,
  shortCode: string,
  path: string,
): EntityType {
  const placement = `CRM_${symbolCode}_DETAIL_TAB`
  return {
    entityTypeId,
    title,
    symbolCode,
    shortCode,
    bindingName: symbolCode.toLowerCase(),
    placement,
    path,
  }
}

/** Made once for each world, and again when it gets a smart process. */
const tables = new WeakMap<World, Map<number, EntityType>>()

function tableOf(world: World): Map<number, EntityType> {
  const known = tables.get(world)
  if (known?.size === fixed.length + world.smartProcesses.length) return known
  const dynamic = world.smartProcesses.map(({ entityTypeId, title }) => {
    const path = `/crm/type/${entityTypeId}/details/{id}/`
    return type(entityTypeId, title, `DYNAMIC_${entityTypeId}`, `T${entityTypeId.toString(16)}`, path)
  })
  const table = new Map([...fixed, ...dynamic].map((each) => [each.entityTypeId, each]))
  tables.set(world, table)
  return table
}

/** Every type of this portal, its smart processes last. */
export function entityTypes(world: World): EntityType[] {
  return [...tableOf(world).values()]
}

export function findEntityType(world: World, entityTypeId: number): EntityType | undefined {
  return tableOf(world).get(entityTypeId)
}

/** Codes of the tabs that a card of this portal can have: seven kinds and every smart process. */
export function placementCodes(world: World): string[] {
  const codes = entityTypes(world).map(({ placement }) => placement)
  return codes.filter((placement) => placement !== '')
}

/** Types that bindings know although nothing in this portal is of them. */
const bindableOnly = [
  ['activity', 6],
  ['order_payment', 28],
  ['order_shipment', 29],
  ['shipment_document', 33],
] as const

const five = new Set(['lead', 'deal', 'contact', 'company', 'order'])

/**
 * The type id that an ENTITY_TYPE of bindings means, undefined when it is refused. Any case, trimmed; a number
 * is not a name. With the switch `five` only the names the docs print; otherwise all full names and short codes.
 */
export function bindingTypeId(world: World, name: string): number | undefined {
  const onlyFive = world.switches.bindingTypes === 'five'
  return onlyFive && !five.has(name.trim().toLowerCase()) ? undefined : namedTypeId(world, name)
}

/** The same for comments, where the docs name smart processes too. */
export function commentTypeId(world: World, name: string): number | undefined {
  const isDynamic = /^\s*dynamic_\d+\s*$/i.test(name)
  return isDynamic ? namedTypeId(world, name) : bindingTypeId(world, name)
}

function namedTypeId(world: World, name: string): number | undefined {
  const wanted = name.trim().toLowerCase()
  for (const each of entityTypes(world)) {
    if (wanted === each.bindingName || wanted === each.shortCode.toLowerCase()) return each.entityTypeId
  }
  return bindableOnly.find(([bindingName]) => bindingName === wanted)?.[1]
}

export function bindingName(world: World, entityTypeId: number): string {
  const known = findEntityType(world, entityTypeId)
  if (known) return known.bindingName
  return bindableOnly.find(([, id]) => id === entityTypeId)?.[0] ?? `dynamic_${entityTypeId}`
}

/** Portal path of a card, '' when the portal has no such type. */
export function cardPath(world: World, entityTypeId: number, entityId: number): string {
  return findEntityType(world, entityTypeId)?.path.replace('{id}', String(entityId)) ?? ''
}
