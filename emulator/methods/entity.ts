import type { AccessLevel, EntityItem, EntityStorage, Json, JsonMap } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { argumentError, contextRequired, RestError } from '../rest/errors.ts'
import { isMap, pairs, phpInt, phpText } from '../rest/php.ts'
import { findItems, printEntityItem } from './entity-items.ts'

const pageSize = 50
const maxEntity = 13
const ranks = ['', 'R', 'W', 'X']

/** App data storage. REST docs: entity-add, entity-get, entity-item-get. */
export const entityMethods: Methods = {
  'entity.add': { scope: 'entity', run: add },
  'entity.get': { scope: 'entity', run: get },
  'entity.delete': { scope: 'entity', run: remove },
  'entity.item.add': { scope: 'entity', run: addItem },
  'entity.item.get': { scope: 'entity', run: getItems },
  'entity.item.update': { scope: 'entity', run: updateItem },
  'entity.item.delete': { scope: 'entity', run: deleteItem },
}

function storagesOf({ caller }: Call): Map<string, EntityStorage> {
  if (!caller.app) throw contextRequired()
  return caller.app.storages
}

function requiredText({ params }: Call, name: string): string {
  const value = phpText(params[name])
  if (value === '') throw argumentError(`Argument '${name}' is null or empty`, name)
  return value
}

/**
 * The storage's name, cleaned of the signs that it cannot have. The docs count the length as 50 less the application's
 * prefix, "in most cases" 13: a client id here is shorter than a portal's, so 13 it is.
 */
function entityOf({ params }: Call): string {
  const entity = phpText(params['ENTITY']).replaceAll(/\W/g, '')
  if (entity === '') throw argumentError("Argument 'ENTITY' is null or empty", 'ENTITY')
  if (entity.length > maxEntity) {
    throw argumentError(`Entity code is too long. Max length is ${maxEntity} characters.`, '')
  }
  return entity
}

/** The storage, if the caller may do with it what `level` says: R reads, W writes, X manages. */
function storageOf(call: Call, level: AccessLevel): EntityStorage {
  const storages = storagesOf(call)
  const storage = storages.get(entityOf(call))
  if (!storage) throw new RestError(400, 'ERROR_ENTITY_NOT_FOUND', 'Entity not found')
  const levels = ['AU', `U${call.caller.user.id}`].map((code) => storage.access.get(code) ?? '')
  if (!levels.some((each) => ranks.indexOf(each) >= ranks.indexOf(level)))
    throw new RestError(400, 'ACCESS_DENIED', 'Access denied!')
  return storage
}

/** Every user may make a storage and is its manager then. */
function add(call: Call): Outcome {
  const storages = storagesOf(call)
  const entity = entityOf(call)
  const name = requiredText(call, 'NAME')
  if (storages.has(entity)) throw new RestError(400, 'ERROR_ENTITY_ALREADY_EXISTS', 'Entity already exists')
  const access = new Map<string, AccessLevel>()
  for (const [code, level] of pairs(call.params['ACCESS'])) {
    if (level === 'R' || level === 'W' || level === 'X') access.set(code, level)
  }
  access.set(`U${call.caller.user.id}`, 'X')
  storages.set(entity, { entity, name, access, items: new Map() })
  return { result: true }
}

function get(call: Call): Outcome {
  const storages = storagesOf(call)
  if (phpText(call.params['ENTITY']) === '') {
    return { result: [...storages.values()].map(printStorage) }
  }
  const storage = storages.get(entityOf(call))
  if (!storage) throw new RestError(400, 'ERROR_ENTITY_NOT_FOUND', 'Entity not found')
  return { result: printStorage(storage) }
}

function printStorage({ entity, name }: EntityStorage): JsonMap {
  return { ENTITY: entity, NAME: name }
}

function remove(call: Call): Outcome {
  const storage = storageOf(call, 'X')
  storagesOf(call).delete(storage.entity)
  return { result: true }
}

function addItem(call: Call): Outcome {
  const storage = storageOf(call, 'W')
  requiredText(call, 'NAME')
  const { world, now, caller } = call
  world.lastEntityItemId += 1
  const item: EntityItem = {
    id: world.lastEntityItemId,
    name: '',
    code: '',
    previewText: '',
    detailText: '',
    propertyValues: {},
    section: '',
    active: true,
    sort: 500,
    created: now,
    changed: now,
    createdBy: caller.user.id,
    modifiedBy: caller.user.id,
  }
  write(item, call)
  storage.items.set(item.id, item)
  return { result: item.id }
}

function write(item: EntityItem, { params, now, caller }: Call): void {
  const given = (name: string, before: string): string =>
    params[name] === undefined ? before : phpText(params[name])
  item.name = given('NAME', item.name)
  item.code = given('CODE', item.code)
  item.previewText = given('PREVIEW_TEXT', item.previewText)
  item.detailText = given('DETAIL_TEXT', item.detailText)
  item.section = given('SECTION', item.section)
  item.active = given('ACTIVE', item.active ? 'Y' : 'N') !== 'N'
  item.sort = phpInt(params['SORT'] ?? item.sort)
  const values = params['PROPERTY_VALUES']
  if (isMap(values)) item.propertyValues = { ...item.propertyValues, ...values }
  item.changed = now
  item.modifiedBy = caller.user.id
}

function itemOf(call: Call): { storage: EntityStorage; item: EntityItem } {
  const storage = storageOf(call, 'W')
  const item = storage.items.get(phpInt(requiredText(call, 'ID')))
  if (!item) throw new RestError(400, 'ERROR_ITEM_NOT_FOUND', 'Item not found')
  return { storage, item }
}

function updateItem(call: Call): Outcome {
  write(itemOf(call).item, call)
  return { result: true }
}

function deleteItem(call: Call): Outcome {
  const { storage, item } = itemOf(call)
  storage.items.delete(item.id)
  return { result: true }
}

/** The items as the portal remembers them: the world keeps what was sent, also a CODE that is forgotten. */
function readable({ world }: Call, storage: EntityStorage): EntityItem[] {
  const items = [...storage.items.values()]
  return world.switches.entityCode === 'kept' ? items : items.map((item) => ({ ...item, code: '' }))
}

/** 50 a page by `start`; ids and numbers are text. */
function getItems(call: Call): Outcome {
  const storage = storageOf(call, 'R')
  const filter = call.params['FILTER'] ?? call.params['filter'] ?? {}
  const sort: Json = call.params['SORT'] ?? call.params['sort'] ?? {}
  const items = findItems(readable(call, storage), filter, sort)
  const from = Math.max(0, phpInt(call.start))
  const result = items.slice(from, from + pageSize).map((item) => printEntityItem(storage.entity, item))
  const next = from + pageSize
  return next < items.length ? { result, next, total: items.length } : { result, total: items.length }
}
