import { cardKey } from '../world/cards.ts'
import { bindingsOf } from '../world/bindings.ts'
import { bindingName, findEntityType } from '../world/entity-types.ts'
import { canRead } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import { allRecords, findRecord, type TimelineRecord } from '../world/records.ts'
import type { CardRef, Json, JsonMap, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { RestError } from '../rest/errors.ts'
import { optionalArray } from '../rest/params.ts'
import { field, isMap, isNumeric, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { fits, type FilterFields } from './item-filter.ts'

const pageSize = 50
const maxBindings = 100

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
const filterable: FilterFields = new Map([
  ['id', 'number'],
  ['typeId', 'number'],
  ['typeCategoryId', 'number'],
  ['created', 'moment'],
  ['authorId', 'number'],
  ['associatedEntityId', 'number'],
  ['associatedEntityTypeId', 'number'],
  ['associatedEntityClassName', 'text'],
])

export const historyitemMethods: Methods = {
  'crm.timeline.historyitem.list': {
    scope: 'crm',
    exists: ({ switches }) => switches.historyitemList === 'present',
    run: list,
  },
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
  const sort = pairs(order).filter(([name]) => filterable.has(name))
  const rows = recordsOf(world, cards).filter((record) =>
    fits(valuesFor(world, record, rest), rest, filterable),
  )
  rows.sort((a, b) => compare(world, a, b, sort))
  const from = Math.max(0, Math.floor(phpInt(call.start) / pageSize)) * pageSize
  const items = rows.slice(from, from + pageSize).map((record) => pick(print(world, record), select))
  const next = from + pageSize
  const total = rows.length
  return next < total ? { result: { items }, next, total } : { result: { items }, total }
}

/** Only what the filter asks about: a card can have ten thousand entries. */
function valuesFor(world: World, record: TimelineRecord, filter: JsonMap): JsonMap {
  const names = Object.keys(filter).map(bare)
  return Object.fromEntries(names.map((name) => [name, valueOf(world, record, name)]))
}

/** Flattened by the controller to code 0, whatever code was thrown (inferred). */
function refused(text: string): RestError {
  return new RestError(400, '0', text)
}

/** Names that are not known are dropped without a word. */
function known(name: string): boolean {
  return filterable.has(bare(name))
}

function bare(name: string): string {
  return name.replace(/^[!=<>%@]+/, '')
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

function recordsOf(world: World, cards: CardRef[] | undefined): TimelineRecord[] {
  if (!cards) return allRecords(world)
  const ids = new Set(cards.flatMap((card) => [...(world.bound.get(cardKey(card)) ?? [])]))
  return [...ids].map((id) => findRecord(world, id)).filter((record) => record !== undefined)
}

function valueOf(world: World, record: TimelineRecord, name: string): Json {
  switch (name) {
    case 'id':
      return record.id
    case 'typeId':
      return record.typeId
    case 'typeCategoryId':
      return record.typeCategoryId
    case 'created':
      return portalTime(record.created)
    case 'authorId':
      return record.authorId
    case 'associatedEntityId':
      return record.owner.entityId
    case 'associatedEntityTypeId':
      return record.owner.entityTypeId
    case 'associatedEntityClassName':
      return bindingName(world, record.owner.entityTypeId)
    case 'bindings':
      return bindingsOf(world, record.id).map((row) => ({ ...row }))
    default:
      // Neither entries nor comments are configurable items, so there is no layout.
      return null
  }
}

function print(world: World, record: TimelineRecord): JsonMap {
  return Object.fromEntries(fields.map((name) => [name, valueOf(world, record, name)]))
}

function pick(row: JsonMap, select: string[]): JsonMap {
  if (select.length === 0 || select.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || select.includes(name)))
}

function compare(world: World, a: TimelineRecord, b: TimelineRecord, order: [string, Json][]): number {
  for (const [name, direction] of order) {
    const left = name === 'created' ? a.created : valueOf(world, a, name)
    const right = name === 'created' ? b.created : valueOf(world, b, name)
    if (left === null || right === null || left === right) continue
    return left < right === (phpText(direction).toLowerCase() === 'asc') ? -1 : 1
  }
  return a.id - b.id
}
