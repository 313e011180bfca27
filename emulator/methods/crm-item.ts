import { findCard } from '../world/cards.ts'
import { findEntityType } from '../world/entity-types.ts'
import { isInteger, itemFields, type ItemField } from '../world/item-fields.ts'
import { canRead } from '../world/rights.ts'
import type { Card, Json, JsonMap } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, RestError } from '../rest/errors.ts'
import { nullableArray, requiredInt } from '../rest/params.ts'
import { pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { checkFilter, fits, shownName, type FilterFields } from './item-filter.ts'
import { orderOf, type ValueKind } from './matching.ts'

const pageSize = 50
const oldInvoice = 5

export const crmItemMethods: Methods = {
  'crm.item.get': { scope: 'crm', run: get },
  'crm.item.list': { scope: 'crm', run: list },
}

export function requiredType({ world, params }: Call): number {
  const entityTypeId = requiredInt(params, 'entityTypeId')
  if (entityTypeId === oldInvoice) {
    throw new RestError(400, 'ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported')
  }
  if (!findEntityType(world, entityTypeId)) throw new RestError(400, 'NOT_FOUND', 'SPA not found')
  return entityTypeId
}

/** The card of `entityTypeId` and `id`; whether the caller may do something with it is asked by the method. */
export function requiredCard(call: Call): Card {
  const entityTypeId = requiredType(call)
  const card = findCard(call.world, { entityTypeId, entityId: requiredInt(call.params, 'id') })
  if (!card) throw new RestError(400, 'NOT_FOUND', localised(call.world, 'itemNotFound'))
  return card
}

function get(call: Call): Outcome {
  const card = requiredCard(call)
  if (!canRead(call.world, call.caller.user, card)) throw accessDenied(call.world)
  return { result: { item: printItem(card) } }
}

/** Cards the caller may read. `start` -1 counts nothing: total 0 and no next. Ids are numbers. */
function list(call: Call): Outcome {
  const { world, params } = call
  const entityTypeId = requiredType(call)
  const [filter, order] = [nullableArray(params, 'filter'), nullableArray(params, 'order')]
  const select = valuesOf(nullableArray(params, 'select')).map(phpText)
  const fields = filterFields(entityTypeId)
  checkOrder(order, fields)
  checkFilter(filter, fields)
  const cards = [...world.cards.values()].filter(
    (card) =>
      card.entityTypeId === entityTypeId &&
      canRead(world, call.caller.user, card) &&
      fits(card.fields, filter, fields),
  )
  cards.sort((a, b) => compare(a, b, order, fields))
  const start = phpInt(call.start)
  const from = Math.max(0, Math.floor(start / pageSize) * pageSize)
  const items = cards.slice(from, from + pageSize).map((card) => pick(printItem(card), select))
  if (start < 0) return { result: { items }, total: 0 }
  const next = from + pageSize
  const total = cards.length
  return next < total ? { result: { items }, next, total } : { result: { items }, total }
}

/** The fields of the type decide, whatever cards there are. `fm` is neither filtered nor sorted by. */
function filterFields(entityTypeId: number): FilterFields {
  const fields = itemFields(entityTypeId).filter(({ type }) => type !== 'crm_multifield')
  return new Map(fields.map((field) => [field.name, kindOf(field)]))
}

function kindOf(field: ItemField): ValueKind {
  const { name, type } = field
  // The docs say that this one is declared as text and holds a moment.
  if (type === 'date' || type === 'datetime' || name === 'lastCommunicationTime') return 'moment'
  return type === 'double' || isInteger(field) ? 'number' : 'text'
}

/** Directions in upper case only; the texts are the documented ones. */
function checkOrder(order: Json, fields: FilterFields): void {
  for (const [name, direction] of pairs(order)) {
    if (!fields.has(name)) throw orderRefused(`field '${shownName(name)}' is not allowed in order`)
    if (direction === 'ASC' || direction === 'DESC') continue
    const got = `But got '${phpText(direction)}' for field '${shownName(name)}'`
    throw orderRefused(`allowed sort directions are ASC, DESC. ${got}`)
  }
}

function orderRefused(text: string): RestError {
  return new RestError(400, 'INVALID_ARG_VALUE', `Invalid order: ${text}`)
}

/** What is not there comes first, as in the portal's database. */
function compare(a: Card, b: Card, order: Json, fields: FilterFields): number {
  for (const [name, direction] of pairs(order)) {
    const [left, right] = [a.fields[name] ?? null, b.fields[name] ?? null]
    const nulls = Number(left !== null) - Number(right !== null)
    const both = left === null || right === null ? 0 : orderOf(left, right, fields.get(name) ?? 'text')
    const difference = nulls || both || 0
    if (difference !== 0) return direction === 'DESC' ? -difference : difference
  }
  return a.entityId - b.entityId
}

/** `fm` and the type of the card come only where everything is asked for; a name that is no field is passed over. */
function pick(item: JsonMap, select: string[]): JsonMap {
  if (select.length === 0 || (select.length === 1 && select[0] === '*')) return item
  const isAll = select.includes('*')
  const names = new Set(['id', ...select])
  const hidden = new Set(['fm', 'entityTypeId'])
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !hidden.has(name) && (isAll || names.has(name))),
  )
}

export function printItem(card: Card): JsonMap {
  return { ...card.fields, entityTypeId: card.entityTypeId }
}
