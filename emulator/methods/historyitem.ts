import { bindingsOf } from '../world/bindings.ts'
import { bindingName, findEntityType } from '../world/entity-types.ts'
import { entriesOnCard } from '../world/entries.ts'
import { canRead } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import type { CardRef, Entry, Json, JsonMap, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { RestError } from '../rest/errors.ts'
import { optionalArray } from '../rest/params.ts'
import { field, isMap, isNumeric, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { fits } from './item-filter.ts'

const pageSize = 50
const maxBindings = 100
/** A log record of the REST category. */
const [typeId, typeCategoryId] = [25, 5]

const fields = [
  'id',
  'typeId',
  'typeCategoryId',
  'created',
  'authorId',
  'associatedEntityId',
  'associatedEntityTypeId',
  'associatedEntityClassName',
  'bindings',
  'layout',
]
const filterable: ReadonlySet<string> = new Set(
  fields.filter((name) => name !== 'bindings' && name !== 'layout'),
)

export const historyitemMethods: Methods = {
  'crm.timeline.historyitem.list': { scope: 'crm', run: list },
}

/**
 * Undocumented, seen in builds: timeline records by the cards they are bound to, which logmessage.list cannot do.
 * Who is no admin has to name cards, and one unreadable card among them empties the answer. No pins, no notes.
 */
function list(call: Call): Outcome {
  const { world, params, caller } = call
  const select = valuesOf(optionalArray(params, 'select')).map(phpText)
  const order = optionalArray(params, 'order')
  const filter = optionalArray(params, 'filter')
  const wanted = field(filter, 'bindings')
  const isAdmin = caller.user.role === 'admin'
  if (!isAdmin && wanted === undefined) {
    throw refused('Bindings filter is required for users without administrator rights')
  }
  const cards = wanted === undefined ? undefined : cardsOf(world, wanted)
  if (cards?.some((card) => !canRead(world, caller.user, card))) return { result: { items: [] }, total: 0 }
  const rest = Object.fromEntries(pairs(filter).filter(([name]) => known(name)))
  const rows = entriesOf(world, cards)
    .map((entry) => print(world, entry))
    .filter((row) => fits(row, rest, filterable))
  rows.sort((a, b) => compare(a, b, order))
  const from = Math.max(0, Math.floor(phpInt(call.start) / pageSize)) * pageSize
  const items = rows.slice(from, from + pageSize).map((row) => pick(row, select))
  const next = from + pageSize
  const total = rows.length
  return next < total ? { result: { items }, next, total } : { result: { items }, total }
}

/** Flattened by the controller to code 0, whatever code was thrown (inferred). */
function refused(text: string): RestError {
  return new RestError(400, '0', text)
}

/** Names that are not known are dropped without a word. */
function known(name: string): boolean {
  return filterable.has(name.replace(/^[!=<>%@]+/, ''))
}

function cardsOf(world: World, wanted: Json): CardRef[] {
  const list = isMap(wanted) && Object.hasOwn(wanted, 'entityTypeId') ? [wanted] : valuesOf(wanted)
  if (list.length > maxBindings) throw refused(`Bindings filter limit is ${maxBindings}`)
  return list.map((each) => {
    for (const name of ['entityTypeId', 'entityId']) {
      const value = field(each, name)
      if (value === undefined) throw refused(`Missing required field: ${name}`)
      if (!isNumeric(phpText(value))) throw refused(`Field ${name} must be numeric`)
    }
    const entityTypeId = phpInt(field(each, 'entityTypeId'))
    if (!findEntityType(world, entityTypeId)) throw refused('entityTypeId is invalid')
    return { entityTypeId, entityId: phpInt(field(each, 'entityId')) }
  })
}

function entriesOf(world: World, cards: CardRef[] | undefined): Entry[] {
  if (!cards) return [...world.entries.values()]
  return [...new Set(cards.flatMap((card) => entriesOnCard(world, card)))]
}

function print(world: World, entry: Entry): JsonMap {
  return {
    id: entry.id,
    typeId,
    typeCategoryId,
    created: portalTime(entry.created),
    authorId: entry.authorId,
    associatedEntityId: entry.owner.entityId,
    associatedEntityTypeId: entry.owner.entityTypeId,
    associatedEntityClassName: bindingName(world, entry.owner.entityTypeId),
    bindings: bindingsOf(world, entry.id).map((row) => ({ ...row })),
    layout: null,
  }
}

function pick(row: JsonMap, select: string[]): JsonMap {
  if (select.length === 0 || select.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || select.includes(name)))
}

function compare(a: JsonMap, b: JsonMap, order: Json): number {
  for (const [name, direction] of pairs(order)) {
    const [left, right] = [a[name], b[name]]
    if (left === undefined || right === undefined || left === right) continue
    const less =
      typeof left === 'number' && typeof right === 'number' ? left < right : phpText(left) < phpText(right)
    return less === (phpText(direction).toLowerCase() === 'asc') ? -1 : 1
  }
  return phpInt(a['id']) - phpInt(b['id'])
}
