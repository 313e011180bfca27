import { bindingsOf, isBound, unbindEntry } from '../world/bindings.ts'
import { addComment, deleteComment, splitComment } from '../world/comments.ts'
import { commentTypeId, findEntityType } from '../world/entity-types.ts'
import { canEdit } from '../world/rights.ts'
import type { CardRef, Comment, Json, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { accessDenied, localised, missing, ownerNotFound, RestError } from '../rest/errors.ts'
import { optionalInt, requiredArray, requiredInt } from '../rest/params.ts'
import { field, phpInt, phpText } from '../rest/php.ts'
import { uploadFiles } from './comment-files.ts'
import { storedText } from './comment-text.ts'

/** The half of crm.timeline.comment.* that a controller serves: exact names, errors with a code. */
export const commentMethods: Methods = {
  'crm.timeline.comment.add': { scope: 'crm', run: add },
  'crm.timeline.comment.update': { scope: 'crm', run: update },
  'crm.timeline.comment.delete': { scope: 'crm', run: remove },
}

/** Builds look at the type and at an id above 0; the docs say themselves that the item is not looked up. */
function isOwner(world: World, { entityTypeId, entityId }: CardRef): boolean {
  return entityId > 0 && findEntityType(world, entityTypeId) !== undefined
}

/** Files, the owner, the right to edit it, the text: in this order, as builds check. Answers the bare id. */
function add(call: Call): Outcome {
  const { world, params, caller, now } = call
  const fields = requiredArray(params, 'fields')
  const files = uploadFiles(call, field(fields, 'FILES'))
  if (world.dialect === 'docs') requireAll(fields)
  const owner = { entityTypeId: typeOf(world, fields), entityId: phpInt(field(fields, 'ENTITY_ID')) }
  if (!isOwner(world, owner)) throw ownerNotFound()
  if (!canEdit(world, caller.user, owner)) throw accessDenied(world)
  const text = textOf(world, fields)
  const comment = addComment(world, { owner, created: now, authorId: caller.user.id, text, files })
  sendEvent(call, 'ADD', comment.id)
  return { result: comment.id }
}

/** The docs answer 100 for each of the three; builds go on with nothing in its place. */
function requireAll(fields: Json): void {
  for (const name of ['ENTITY_ID', 'ENTITY_TYPE', 'COMMENT']) {
    if (field(fields, name) === undefined) throw missing(name)
  }
}

/** The number goes first, undocumented; 0 for what is no type. */
function typeOf(world: World, fields: Json): number {
  const byNumber = phpInt(field(fields, 'ENTITY_TYPE_ID'))
  return byNumber > 0 ? byNumber : (commentTypeId(world, phpText(field(fields, 'ENTITY_TYPE'))) ?? 0)
}

function textOf(world: World, fields: Json): string {
  const text = storedText(world, phpText(field(fields, 'COMMENT')))
  if (text === '') throw new RestError(400, 'INVALID_ARG_VALUE', 'Empty comment message')
  return text
}

/** The comment; one that is on no card any more is not found. */
function findComment(world: World, id: number): Comment {
  const comment = bindingsOf(world, id).length > 0 ? world.comments.get(id) : undefined
  if (!comment) throw notFound(world)
  return comment
}

/** The card that the call is about; undefined unless both of its parameters are there. */
function givenOwner({ params }: Call): CardRef | undefined {
  const entityTypeId = optionalInt(params, 'ownerTypeId')
  const entityId = optionalInt(params, 'ownerId')
  return entityTypeId === undefined || entityId === undefined ? undefined : { entityTypeId, entityId }
}

/**
 * COMMENT is needed even where only FILES change; FILES replaces all files. With the author's right as builds have it,
 * an administrator is refused too; the docs name no such rule.
 */
function update(call: Call): Outcome {
  const { world, caller, params } = call
  const id = requiredInt(params, 'id')
  const fields = requiredArray(params, 'fields')
  const given = givenOwner(call)
  const comment = findComment(world, id)
  const rows = bindingsOf(world, id)
  const owner = given ?? rows.find((row) => canEdit(world, caller.user, row)) ?? rows[0]
  if (!owner || !isOwner(world, owner)) throw ownerNotFound()
  if (!canEdit(world, caller.user, owner)) throw accessDenied(world)
  if (world.dialect === 'cloud' && comment.authorId !== caller.user.id) throw accessDenied(world)
  const text = textOf(world, fields)
  if (!isBound(world, id, owner)) throw notFound(world)
  const changed = rows.length > 1 ? splitComment(world, comment, owner) : comment
  changed.text = text
  const files = field(fields, 'FILES')
  if (files !== undefined) changed.files = uploadFiles(call, files)
  if (changed !== comment) sendEvent(call, 'ADD', changed.id)
  sendEvent(call, 'UPDATE', changed.id)
  return { result: changed.id }
}

/** Of several rows only the owner's goes, silently; with the last one the comment goes. */
function remove(call: Call): Outcome {
  const { world, caller, params } = call
  const id = requiredInt(params, 'id')
  const given = givenOwner(call)
  const comment = findComment(world, id)
  const rows = bindingsOf(world, id)
  if (!given && rows.length > 1) {
    throw new RestError(400, 'MULTIPLE_BINDINGS', 'Entity has multiple bindings')
  }
  const owner = given ?? rows[0]
  if (!owner || !isOwner(world, owner)) throw ownerNotFound()
  if (!canEdit(world, caller.user, owner)) throw accessDenied(world)
  const isOwn = comment.authorId === caller.user.id || caller.user.role === 'admin'
  if (world.dialect === 'cloud' && !isOwn) throw accessDenied(world)
  if (!isBound(world, id, owner)) throw notFound(world)
  if (rows.length > 1) {
    unbindEntry(world, id, owner)
    return { result: null }
  }
  deleteComment(world, comment)
  sendEvent(call, 'DELETE', id)
  return { result: null }
}

function notFound(world: World): RestError {
  return new RestError(400, 'NOT_FOUND', localised(world, 'notFound'))
}

/** The docs print the id in `data` itself, builds send it as those of other CRM events. */
function sendEvent({ world, notify }: Call, what: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  const ID = String(id)
  notify(`ONCRMTIMELINECOMMENT${what}`, world.dialect === 'docs' ? { ID } : { FIELDS: { ID } })
}
