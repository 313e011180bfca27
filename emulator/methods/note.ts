import { isBound } from '../world/bindings.ts'
import { noteKey } from '../world/entries.ts'
import { canEdit, canRead } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import type { CardRef, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, RestError } from '../rest/errors.ts'
import { requiredInt, requiredText } from '../rest/params.ts'

export const noteMethods: Methods = {
  'crm.timeline.note.save': { scope: 'crm', run: save },
  'crm.timeline.note.get': { scope: 'crm', run: get },
  'crm.timeline.note.delete': { scope: 'crm', run: remove },
}

type Target = { itemType: number; itemId: number; owner: CardRef }

function targetOf({ params }: Call): Target {
  const itemId = requiredInt(params, 'itemId')
  const itemType = requiredInt(params, 'itemType')
  const entityTypeId = requiredInt(params, 'ownerTypeId')
  return { itemType, itemId, owner: { entityTypeId, entityId: requiredInt(params, 'ownerId') } }
}

/** 1 is a timeline record, 2 an activity (this portal has none); other types skip the check, as builds do. */
function onOwner(world: World, { itemType, itemId, owner }: Target): boolean {
  if (itemType === 1) return isBound(world, itemId, owner)
  return itemType !== 2
}

function notFound(world: World): RestError {
  return new RestError(400, 'NOT_FOUND', localised(world, 'elementNotFound'))
}

/** The docs refuse with an error, builds answer 200 with false. */
function refused(world: World, error: RestError): Outcome {
  if (world.switches.noteRefusal === 'error') throw error
  return { result: false }
}

/** Creates or overwrites the one note of a record, kept verbatim. An empty text is refused. */
function save(call: Call): Outcome {
  const { world, caller, now, params } = call
  const target = targetOf(call)
  const text = requiredText(params, 'text')
  if (!canEdit(world, caller.user, target.owner)) return refused(world, accessDenied(world))
  if (!onOwner(world, target)) return refused(world, notFound(world))
  if (text === '') return refused(world, new RestError(400, '0', 'Required field is empty: TEXT'))
  const key = noteKey(target.itemType, target.itemId)
  const before = world.notes.get(key)
  const time = Math.floor(now / 1000) * 1000
  world.notes.set(key, {
    text,
    createdById: before?.createdById ?? caller.user.id,
    createdTime: before?.createdTime ?? time,
    updatedById: caller.user.id,
    updatedTime: time,
  })
  return { result: true }
}

/** NOT_FOUND also means that the record has no note. */
function get(call: Call): Outcome {
  const { world, caller } = call
  const target = targetOf(call)
  const allowed = canRead(world, caller.user, target.owner)
  if (!allowed && world.switches.noteRefusal === 'error') throw accessDenied(world)
  const note = onOwner(world, target) ? world.notes.get(noteKey(target.itemType, target.itemId)) : undefined
  // Builds remember the refusal but go on, and print the note when there is one.
  if (!note) throw allowed ? notFound(world) : accessDenied(world)
  const { text, createdById, createdTime, updatedById, updatedTime } = note
  const times = { createdTime: portalTime(createdTime), updatedTime: portalTime(updatedTime) }
  return {
    result: {
      text,
      createdById,
      createdTime: times.createdTime,
      updatedById,
      updatedTime: times.updatedTime,
    },
  }
}

function remove(call: Call): Outcome {
  const { world, caller } = call
  const target = targetOf(call)
  if (!canEdit(world, caller.user, target.owner)) return refused(world, accessDenied(world))
  if (!onOwner(world, target)) return refused(world, notFound(world))
  if (!world.notes.delete(noteKey(target.itemType, target.itemId))) return refused(world, notFound(world))
  return { result: true }
}
