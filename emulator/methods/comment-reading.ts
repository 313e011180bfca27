import { bindingsOf } from '../world/bindings.ts'
import { commentsOnCard } from '../world/comments.ts'
import { bindingName, commentTypeId } from '../world/entity-types.ts'
import { canRead } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import type { CardRef, Comment, Json, JsonMap } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { classicError, RestError } from '../rest/errors.ts'
import { anySpelling } from '../rest/params.ts'
import { field, isArray, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { printFiles } from './comment-files.ts'

const pageSize = 50

/** The half of crm.timeline.comment.* that classic methods serve: any spelling, errors without a code. */
export const commentReadingMethods: Methods = {
  'crm.timeline.comment.get': { scope: 'crm', run: get },
  'crm.timeline.comment.list': { scope: 'crm', run: list },
  'crm.timeline.comment.fields': { scope: 'crm', run: fields },
}

/** Every record of the timeline has a text here, an entry an empty one: builds do not look at the type (inferred). */
function findRecord({ world }: Call, id: number): Comment | undefined {
  const entry = world.entries.get(id)
  return world.comments.get(id) ?? (entry && { ...entry, text: '', files: [] })
}

/** The first card of the record that the caller may read stands in the answer, not the card of creation. */
function get(call: Call): Outcome {
  const { world, params, caller } = call
  const id = phpInt(anySpelling(params, ['id', 'ID']))
  if (id <= 0) throw classicError('ID is not defined or invalid.')
  const comment = findRecord(call, id)
  if (!comment) throw classicError('Not found.')
  const card = bindingsOf(world, id).find((row) => canRead(world, caller.user, row))
  if (!card) throw classicError('Access denied.')
  const files = comment.files.length > 0 ? { FILES: printFiles(world, call.origin, comment.files) } : {}
  return { result: { ...print(call, comment, card, String(card.entityId)), ...files } }
}

function print({ world }: Call, comment: Comment, card: CardRef, ENTITY_ID: Json): JsonMap {
  return {
    ID: String(comment.id),
    ENTITY_ID,
    ENTITY_TYPE: bindingName(world, card.entityTypeId),
    CREATED: portalTime(comment.created),
    COMMENT: comment.text,
    AUTHOR_ID: String(comment.authorId),
  }
}

/**
 * Comments by the card they are bound to, 50 a page; a start beyond the end is an empty page. Of the filter only
 * ENTITY_ID and ENTITY_TYPE count, by these exact names.
 */
function list(call: Call): Outcome {
  const { world, params, caller } = call
  const filter = arrayOf(params, 'filter')
  const order = arrayOf(params, 'order')
  const card = cardOf(call, filter)
  if (card.entityId === 0) return { result: [], total: 0 }
  if (!canRead(world, caller.user, card)) throw classicError('Access denied.')
  const select = valuesOf(anySpelling(params, spellings('select'))).map(phpText)
  const comments = commentsOnCard(world, card)
  comments.sort((a, b) => compare(a, b, order))
  const from = Math.max(0, Math.floor(phpInt(call.start) / pageSize)) * pageSize
  const result = comments.slice(from, from + pageSize).map((each) => row(call, each, card, select))
  const [next, total] = [from + pageSize, comments.length]
  return next < total ? { result, next, total } : { result, total }
}

function spellings(name: string): string[] {
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  return [name, name.toUpperCase(), capital, `ar${capital}`]
}

function arrayOf(params: JsonMap, name: string): Json {
  const given = anySpelling(params, spellings(name)) ?? {}
  if (!isArray(given)) throw classicError(`Parameter '${name}' must be array.`)
  return given
}

/** A type that is not known is refused as a missing right; without an id the right to the kind would be asked. */
function cardOf({ world }: Call, filter: Json): CardRef {
  const [type, id] = [field(filter, 'ENTITY_TYPE'), field(filter, 'ENTITY_ID')]
  if (isArray(type) || isArray(id)) throw new RestError(400, 'ERROR_ARGUMENT', 'Wrong params.')
  const entityTypeId = commentTypeId(world, phpText(type))
  if (entityTypeId === undefined) throw classicError('Access denied.')
  return { entityTypeId, entityId: Math.max(0, phpInt(id)) }
}

/** Keys and DESC in upper case only: "desc" sorts ascending, other keys are ignored. */
function compare(a: Comment, b: Comment, order: Json): number {
  const values = { ID: a.id - b.id, CREATED: a.created - b.created, AUTHOR_ID: a.authorId - b.authorId }
  for (const [name, direction] of pairs(order)) {
    const difference = Object.entries(values).find(([known]) => known === name)?.[1] ?? 0
    if (difference !== 0) return direction === 'DESC' ? -difference : difference
  }
  return a.id - b.id
}

/**
 * The number of the card as it was asked for: a number in builds, text on the docs' page. Without files builds leave
 * FILES out and the docs print an empty map; with files it comes, selected or not.
 */
function row(call: Call, comment: Comment, card: CardRef, select: string[]): Json {
  const { world, origin } = call
  const isDocs = world.dialect === 'docs'
  const whole = print(call, comment, card, isDocs ? String(card.entityId) : card.entityId)
  const isAll = select.length === 0 || select.includes('*')
  const picked = Object.entries(whole).filter(([name]) => isAll || select.includes(name))
  const { files } = comment
  const isEmptyShown = isDocs && (isAll || select.includes('FILES'))
  if (files.length > 0 || isEmptyShown) picked.push(['FILES', printFiles(world, origin, files)])
  return phpMap(world, picked)
}

function fields(): Outcome {
  const all: [name: string, type: string, title: string, ...flags: string[]][] = [
    ['ID', 'integer', 'ID', 'isReadOnly'],
    ['CREATED', 'datetime', 'Date added', 'isReadOnly'],
    ['ENTITY_ID', 'integer', 'ID of the element the comment is attached to', 'isRequired', 'isImmutable'],
    ['ENTITY_TYPE', 'string', 'Type of the element the comment is attached to', 'isRequired', 'isImmutable'],
    ['AUTHOR_ID', 'integer', 'Author', 'isImmutable'],
    ['COMMENT', 'string', 'Comment text'],
    ['FILES', 'attached_diskfile', 'File list', 'isMultiple'],
  ]
  const flagNames = ['isRequired', 'isReadOnly', 'isImmutable', 'isMultiple', 'isDynamic']
  return {
    result: Object.fromEntries(
      all.map(([name, type, title, ...flags]) => {
        const set = Object.fromEntries(flagNames.map((flag) => [flag, flags.includes(flag)]))
        return [name, { type, ...set, title }]
      }),
    ),
  }
}
