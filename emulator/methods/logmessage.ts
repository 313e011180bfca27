import { findCard } from '../world/cards.ts'
import { findEntityType } from '../world/entity-types.ts'
import { addEntry, deleteEntry, ownedIds } from '../world/entries.ts'
import { canEdit, canRead } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import type { CardRef, Entry, Json, JsonMap, World } from '../world/types.ts'
import { cardKey } from '../world/cards.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, missing, ownerNotFound, RestError } from '../rest/errors.ts'
import { optionalArray, requiredArray, requiredInt } from '../rest/params.ts'
import { field, phpInt, phpText } from '../rest/php.ts'

const pageSize = 10

export const logmessageMethods: Methods = {
  'crm.timeline.logmessage.add': { scope: 'crm', run: add },
  'crm.timeline.logmessage.get': { scope: 'crm', run: get },
  'crm.timeline.logmessage.list': { scope: 'crm', run: list },
  'crm.timeline.logmessage.delete': { scope: 'crm', run: remove },
}

/** Rights for admins only, the fields in their order, the owner, the right to edit it. Values are cast. */
function add({ world, params, caller, now }: Call): Outcome {
  const fields = requiredArray(params, 'fields')
  if (world.switches.adminOnly === true && caller.user.role !== 'admin') throw accessDenied(world)
  const owner = { entityTypeId: 0, entityId: 0 }
  owner.entityTypeId = phpInt(requiredField(world, fields, 'entityTypeId'))
  owner.entityId = phpInt(requiredField(world, fields, 'entityId'))
  const title = phpText(requiredField(world, fields, 'title'))
  const text = phpText(requiredField(world, fields, 'text'))
  const iconCode = phpText(requiredField(world, fields, 'iconCode'))
  if (!ownerExists(world, owner)) throw ownerNotFound()
  if (!canEdit(world, caller.user, owner)) throw accessDenied(world)
  const clientId = caller.app?.clientId ?? null
  const entry = addEntry(world, {
    owner,
    created: now,
    authorId: caller.user.id,
    title,
    text,
    iconCode,
    clientId,
  })
  return { result: { logMessage: printEntry(entry) } }
}

function requiredField(world: World, fields: Json, name: string): Json {
  const value = field(fields, name)
  if (value !== undefined && value !== null) return value
  if (world.dialect === 'docs') throw missing(name)
  throw new RestError(400, '0', `Missing a required field: ${name}`)
}

/** Builds look at the type and at an id above 0; the docs promise that the item exists. */
export function ownerExists(world: World, owner: CardRef): boolean {
  if (owner.entityId <= 0 || !findEntityType(world, owner.entityTypeId)) return false
  return world.dialect === 'cloud' || findCard(world, owner) !== undefined
}

/** Builds check no right here; the docs ask for a reader of the item, so a refusal there is inferred. */
function get({ world, params, caller }: Call): Outcome {
  const id = requiredInt(params, 'id')
  const entry = world.entries.get(id)
  const shown = world.dialect === 'cloud' ? `\`${id}\`` : String(id)
  if (!entry) throw new RestError(400, 'NOT_FOUND', `Timeline logmessage not found for id ${shown}`)
  if (world.dialect === 'docs' && !canRead(world, caller.user, entry.owner)) throw accessDenied(world)
  return { result: { logMessage: printEntry(entry) } }
}

/** The entries created on one card, whatever application made them; rows bound from elsewhere never show. */
function list(call: Call): Outcome {
  const { world, params, caller } = call
  const owner = {
    entityTypeId: requiredInt(params, 'entityTypeId'),
    entityId: requiredInt(params, 'entityId'),
  }
  const order = orderOf(optionalArray(params, 'order'))
  if (world.dialect === 'docs' && !canRead(world, caller.user, owner)) throw accessDenied(world)
  const total = ownedIds(world, owner).length
  const start = phpInt(call.start)
  const from = Math.max(0, world.switches.listPaging === 'start' ? start : phpInt(params['offset']))
  const rows = page(world, owner, order, from).map(printEntry)
  const result = world.switches.listShape === 'wrapped' ? { logMessages: rows } : rows
  if (start < 0) return { result }
  const next = nextOf(world, from, start, rows.length)
  return next !== undefined && next < total ? { result, next, total } : { result, total }
}

/** "stuck" is what builds print: counted from `start` in steps of 50, with no regard to the page that was cut. */
function nextOf(world: World, from: number, start: number, rows: number): number | undefined {
  if (world.switches.listNext === 'absent') return undefined
  if (world.switches.listNext === 'correct') return from + rows
  return Math.floor(start / 50) * 50 + rows
}

type Order = { by: 'id' | 'created'; descending: boolean }

/** Keys and values in lower case only; anything else is ignored, and nothing left means id desc. */
function orderOf(order: Json): Order {
  const fields = Array.isArray(order) || order === null || typeof order !== 'object' ? {} : order
  for (const [by, direction] of Object.entries(fields)) {
    if ((by === 'id' || by === 'created') && (direction === 'asc' || direction === 'desc')) {
      return { by, descending: direction === 'desc' }
    }
  }
  return { by: 'id', descending: true }
}

function page(world: World, owner: CardRef, order: Order, from: number): Entry[] {
  const ids = order.by === 'id' ? ownedIds(world, owner) : idsByTime(world, owner)
  const to = Math.min(from + pageSize, ids.length)
  const entries: Entry[] = []
  for (let i = from; i < to; i += 1) {
    const entry = world.entries.get(ids[order.descending ? ids.length - 1 - i : i] ?? 0)
    if (entry) entries.push(entry)
  }
  return entries
}

/** Ids follow time unless an entry was written with an older date. */
function idsByTime(world: World, owner: CardRef): readonly number[] {
  const ids = ownedIds(world, owner)
  if (!world.shuffled.has(cardKey(owner))) return ids
  const created = (id: number): number => world.entries.get(id)?.created ?? 0
  return ids.toSorted((a, b) => created(a) - created(b) || a - b)
}

/** Who may, does it exist, is it this application's own. A webhook has none, so it can delete nothing. */
function remove({ world, params, caller }: Call): Outcome {
  const id = requiredInt(params, 'id')
  // Builds of 2026 let the editor of a card add, and delete is still an administrator's.
  if (world.switches.adminOnly !== false && caller.user.role !== 'admin') throw accessDenied(world)
  const entry = world.entries.get(id)
  if (!entry) throw new RestError(400, 'NOT_FOUND', notFoundForDelete(world, id))
  if (!canEdit(world, caller.user, entry.owner)) throw accessDenied(world)
  if (entry.clientId === null || entry.clientId !== caller.app?.clientId) {
    throw new RestError(400, 'REMOVING_DISABLED', localised(world, 'removingDisabled'))
  }
  deleteEntry(world, entry)
  return { result: true }
}

function notFoundForDelete(world: World, id: number): string {
  return world.dialect === 'cloud'
    ? `Log message not found for id \`${id}\``
    : `Timeline logmessage not found for id ${id}`
}

function printEntry(entry: Entry): JsonMap {
  return {
    id: entry.id,
    created: portalTime(entry.created),
    authorId: entry.authorId,
    title: entry.title,
    text: entry.text,
    iconCode: entry.iconCode,
  }
}
