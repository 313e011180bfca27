import { addCard, writeFields } from '../world/cards.ts'
import { removeCard } from '../world/remove-card.ts'
import { firstDynamicTypeId, findEntityType } from '../world/entity-types.ts'
import { itemFields } from '../world/item-fields.ts'
import { canEdit } from '../world/rights.ts'
import { portalTime } from '../world/times.ts'
import type { Card, Json, JsonMap } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { accessDenied, RestError } from '../rest/errors.ts'
import { requiredArray } from '../rest/params.ts'
import { field } from '../rest/php.ts'
import { printItem, requiredCard, requiredType } from './crm-item.ts'
import { readFields } from './item-values.ts'

const invoice = 31

export const crmItemWriteMethods: Methods = {
  'crm.item.add': { scope: 'crm', run: add },
  'crm.item.update': { scope: 'crm', run: update },
  'crm.item.delete': { scope: 'crm', run: remove },
  'crm.item.fields': { scope: 'crm', run: fields },
}

/** No field has to be given: a card without a name gets one of its type and number. REST docs: crm.item.add. */
function add(call: Call): Outcome {
  const { world, params, caller, now } = call
  const entityTypeId = requiredType(call)
  const given = requiredArray(params, 'fields')
  if (caller.user.role === 'reader') throw accessDenied(world)
  const entityId = (world.lastCardIds.get(entityTypeId) ?? 0) + 1
  const card = addCard(
    world,
    { entityTypeId, entityId },
    {
      ...stamp(call, ['created', 'updated']),
      assignedById: caller.user.id,
      lastActivityBy: caller.user.id,
      lastActivityTime: portalTime(now),
      ...readFields(entityTypeId, given, ['write', 'create']),
    },
  )
  nameCard(call, card)
  sendEvent(call, card, 'ADD')
  return { result: { item: printItem(card) } }
}

/** Who did it and when, for the fields `createdBy`, `createdTime` and their like. */
function stamp({ caller, now }: Call, verbs: string[]): JsonMap {
  const fields = verbs.flatMap((verb): [string, Json][] => [
    [`${verb}By`, caller.user.id],
    [`${verb}Time`, portalTime(now)],
  ])
  return Object.fromEntries(fields)
}

/** "Deal #8455"; a contact has its name in `lastName`. */
function nameCard({ world }: Call, card: Card): void {
  const { title, name, lastName } = card.fields
  const usual = `${findEntityType(world, card.entityTypeId)?.title ?? 'Item'} #${card.entityId}`
  if ('title' in card.fields) writeFields(card, { title: title || usual })
  else if ('lastName' in card.fields && !name && !lastName) writeFields(card, { lastName: usual })
}

/** What is no field, or is only read, is ignored; `id` is refused. New multifields are added to the old ones. */
function update(call: Call): Outcome {
  const { world, params, caller } = call
  const card = requiredCard(call)
  const given = requiredArray(params, 'fields')
  if (!canEdit(world, caller.user, card)) throw accessDenied(world)
  if (field(given, 'id') !== undefined) {
    throw new RestError(400, '0', 'Setting value for Primary ID is not allowed, it is read-only field')
  }
  const changes = readFields(card.entityTypeId, given, ['write'])
  const { fm, stageId } = changes
  if (Array.isArray(fm)) changes['fm'] = [...rows(card.fields['fm']), ...fm]
  const isMoved = stageId !== undefined && stageId !== card.fields['stageId']
  const moved = isMoved ? stamp(call, ['moved']) : {}
  writeFields(card, { ...known(card, moved), ...stamp(call, ['updated']), ...changes })
  sendEvent(call, card, 'UPDATE')
  return { result: { item: printItem(card) } }
}

function rows(fm: Json | undefined): Json[] {
  return Array.isArray(fm) ? fm : []
}

/** A quote has no fields that say who moved it. */
function known(card: Card, changes: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => name in card.fields))
}

/** The records of its timeline go too, save those that another card shows. The answer is an empty list. */
function remove(call: Call): Outcome {
  const card = requiredCard(call)
  if (!canEdit(call.world, call.caller.user, card)) throw accessDenied(call.world)
  removeCard(call.world, card)
  sendEvent(call, card, 'DELETE')
  return { result: [] }
}

/** The events of leads, deals, contacts, companies and quotes have names of their own, all others one of two. */
function sendEvent(
  { notify }: Call,
  { entityTypeId, entityId }: Card,
  verb: 'ADD' | 'UPDATE' | 'DELETE',
): void {
  const kind = { 1: 'LEAD', 2: 'DEAL', 3: 'CONTACT', 4: 'COMPANY', 7: 'QUOTE' }[entityTypeId]
  const ID = String(entityId)
  if (kind) return notify(`ONCRM${kind}${verb}`, { FIELDS: { ID } })
  if (entityTypeId !== invoice && entityTypeId < firstDynamicTypeId) return
  const data = { FIELDS: { ID, ENTITY_TYPE_ID: String(entityTypeId) } }
  notify(`ONCRMDYNAMICITEM${verb}`, data)
  notify(`ONCRMDYNAMICITEM${verb}_${entityTypeId}`, data)
}

/** The fields of a type, whatever cards there are; their titles are inferred. REST docs: crm.item.fields. */
function fields(call: Call): Outcome {
  const entityTypeId = requiredType(call)
  const shown = itemFields(entityTypeId).filter(({ access }) => access !== 'answer' && access !== 'filter')
  const described = shown.map(({ name, type, isMultiple, access }): [string, JsonMap] => {
    const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
    return [
      name,
      {
        type,
        isRequired: false,
        isReadOnly: access === 'read',
        isImmutable: access === 'create',
        isMultiple,
        isDynamic: false,
        title: words.charAt(0).toUpperCase() + words.slice(1),
        upperName: words.toUpperCase().replaceAll(' ', '_'),
      },
    ]
  })
  return { result: { fields: phpMap(call.world, described) } }
}
