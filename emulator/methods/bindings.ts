import { bindEntry, bindingsOf, unbindEntry } from '../world/bindings.ts'
import { bindingName, bindingTypeId } from '../world/entity-types.ts'
import { canEdit } from '../world/rights.ts'
import type { CardRef, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { classicError, RestError } from '../rest/errors.ts'
import { anySpelling } from '../rest/params.ts'
import { field, isArray, phpInt, phpText } from '../rest/php.ts'

const pageSize = 50

export const bindingsMethods: Methods = {
  'crm.timeline.bindings.bind': { scope: 'crm', run: bind },
  'crm.timeline.bindings.unbind': { scope: 'crm', run: unbind },
  'crm.timeline.bindings.list': { scope: 'crm', run: list },
  'crm.timeline.bindings.fields': { scope: 'crm', run: fields },
}

/** Every error here has an empty code. Keys inside `fields` must be upper case; values are cast. */
function targetOf({ world, params }: Call): { entryId: number; card: CardRef } {
  const given = anySpelling(params, ['fields', 'FIELDS', 'Fields', 'arFields']) ?? {}
  if (!isArray(given)) throw new RestError(400, 'ERROR_ARGUMENT', 'Wrong params.')
  const entryId = phpInt(field(given, 'OWNER_ID'))
  if (entryId <= 0) throw classicError('OWNER_ID is not defined or invalid.')
  const entityId = phpInt(field(given, 'ENTITY_ID'))
  if (entityId <= 0) throw classicError('ENTITY_ID is not defined or invalid.')
  const entityTypeId = bindingTypeId(world, phpText(field(given, 'ENTITY_TYPE')))
  if (entityTypeId === undefined) throw classicError('ENTITY_TYPE is not defined or invalid.')
  return { entryId, card: { entityTypeId, entityId } }
}

/** Docs: 400 without a code. Builds: 200 with false. */
function refused(world: World): Outcome {
  if (world.switches.bindRefusal === 'error') throw classicError('Access denied.')
  return { result: false }
}

/** Neither the record nor the item is looked up; the right to edit the item is. */
function bind(call: Call): Outcome {
  const { entryId, card } = targetOf(call)
  if (!canEdit(call.world, call.caller.user, card)) return refused(call.world)
  bindEntry(call.world, entryId, card)
  return { result: true }
}

/** Nothing guards the last row or the card of creation: the entry stays, with no card showing it. */
function unbind(call: Call): Outcome {
  const { entryId, card } = targetOf(call)
  if (!canEdit(call.world, call.caller.user, card)) return refused(call.world)
  if (!unbindEntry(call.world, entryId, card)) throw classicError('Not found.')
  return { result: true }
}

/** No right is checked. 50 a page; a start beyond the end is the first page again. Ids are text. */
function list(call: Call): Outcome {
  const { world, params } = call
  const filter = anySpelling(params, ['filter', 'FILTER', 'Filter', 'arFilter']) ?? {}
  if (!isArray(filter)) throw classicError("Parameter 'filter' must be array.")
  const order = anySpelling(params, ['order', 'ORDER', 'Order', 'arOrder']) ?? {}
  if (!isArray(order)) throw classicError("Parameter 'order' must be array.")
  const entryId = phpInt(field(filter, 'OWNER_ID'))
  if (entryId <= 0) throw classicError('OWNER_ID is not defined or invalid.')
  const rows = bindingsOf(world, entryId)
  const wanted = Math.max(0, Math.floor(phpInt(call.start) / pageSize)) * pageSize
  const from = wanted < rows.length ? wanted : 0
  const result = rows.slice(from, from + pageSize).map(({ entityTypeId, entityId }) => ({
    OWNER_ID: String(entryId),
    ENTITY_ID: String(entityId),
    ENTITY_TYPE: bindingName(world, entityTypeId),
  }))
  const next = from + pageSize
  return next < rows.length ? { result, next, total: rows.length } : { result, total: rows.length }
}

function fields(): Outcome {
  const common = {
    isRequired: true,
    isReadOnly: false,
    isImmutable: true,
    isMultiple: false,
    isDynamic: false,
  }
  return {
    result: {
      OWNER_ID: { type: 'integer', ...common, title: 'Timeline record ID' },
      ENTITY_ID: { type: 'integer', ...common, title: 'Element ID' },
      ENTITY_TYPE: { type: 'string', ...common, title: 'Element type' },
    },
  }
}
