import { findCard } from '../world/cards.ts'
import { findEntityType } from '../world/entity-types.ts'
import { canRead } from '../world/rights.ts'
import type { Card, Json, JsonMap, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, RestError } from '../rest/errors.ts'
import { optionalArray, requiredInt } from '../rest/params.ts'
import { isArray, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { fits } from './item-filter.ts'

const pageSize = 50
const oldInvoice = 5

export const crmItemMethods: Methods = {
  'crm.item.get': { scope: 'crm', run: get },
  'crm.item.list': { scope: 'crm', run: list },
}

function requiredType({ world, params }: Call): number {
  const entityTypeId = requiredInt(params, 'entityTypeId')
  if (entityTypeId === oldInvoice) {
    throw new RestError(400, 'ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported')
  }
  if (!findEntityType(world, entityTypeId)) throw new RestError(400, 'NOT_FOUND', 'SPA not found')
  return entityTypeId
}

function get(call: Call): Outcome {
  const { world, params, caller } = call
  const entityTypeId = requiredType(call)
  const card = findCard(world, { entityTypeId, entityId: requiredInt(params, 'id') })
  if (!card) throw new RestError(400, 'NOT_FOUND', localised(world, 'itemNotFound'))
  if (!canRead(world, caller.user, card)) throw accessDenied(world)
  return { result: { item: printItem(card) } }
}

/** Cards the caller may read. `start` -1 counts nothing: total 0 and no next. Ids are numbers. */
function list(call: Call): Outcome {
  const { world, params } = call
  const entityTypeId = requiredType(call)
  const filter = optional(params, 'filter')
  const order = optional(params, 'order')
  const select = valuesOf(optional(params, 'select')).map(phpText)
  const fields = fieldsOf(world, entityTypeId)
  const cards = [...world.cards.values()].filter(
    (card) =>
      card.entityTypeId === entityTypeId &&
      canRead(world, call.caller.user, card) &&
      fits(card.fields, filter, fields),
  )
  cards.sort((a, b) => compare(a, b, order))
  const start = phpInt(call.start)
  const from = Math.max(0, Math.floor(start / pageSize) * pageSize)
  const items = cards.slice(from, from + pageSize).map((card) => pick(printItem(card), select))
  if (start < 0) return { result: { items }, total: 0 }
  const next = from + pageSize
  const total = cards.length
  return next < total ? { result: { items }, next, total } : { result: { items }, total }
}

function optional(params: JsonMap, name: string): Json[] | JsonMap {
  const value = params[name]
  // A batch has no way to say "empty list" but an empty text.
  if (value === '') return []
  return value !== undefined && !isArray(value) ? invalid(name) : optionalArray(params, name)
}

function invalid(name: string): never {
  throw new RestError(400, 'INVALID_ARG_VALUE', `Invalid argument: '${name}' must be array`)
}

function fieldsOf(world: World, entityTypeId: number): ReadonlySet<string> {
  const names = new Set(['id', 'createdTime', 'updatedTime', 'assignedById'])
  for (const card of world.cards.values()) {
    if (card.entityTypeId === entityTypeId) for (const name of Object.keys(card.fields)) names.add(name)
  }
  if (entityTypeId === 3) names.add('fullName')
  return names
}

function compare(a: Card, b: Card, order: Json): number {
  for (const [name, direction] of pairs(order)) {
    const sign = phpText(direction).toUpperCase() === 'DESC' ? -1 : 1
    const [left, right] = [a.fields[name] ?? null, b.fields[name] ?? null]
    const both = typeof left === 'number' && typeof right === 'number'
    const difference = both ? left - right : phpText(left).localeCompare(phpText(right))
    if (difference !== 0) return sign * difference
  }
  return a.entityId - b.entityId
}

function pick(item: JsonMap, select: string[]): JsonMap {
  if (select.length === 0 || select.includes('*')) return item
  const names = new Set(['id', ...select])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

function printItem(card: Card): JsonMap {
  return { entityTypeId: card.entityTypeId, ...card.fields }
}
