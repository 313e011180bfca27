import * as v from 'valibot'

/** Ids arrive as numbers in entries and notes, as text in bindings, users and placement options. */
export const id = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(toNumber),
  v.safeInteger(),
  v.minValue(0),
)

function toNumber(value: number | string): number {
  if (typeof value === 'number') return value
  return value.trim() === '' ? Number.NaN : Number(value)
}

/** PHP prints an empty map as `[]`. */
function phpMap<T extends v.GenericSchema>(value: T) {
  return v.pipe(
    v.unknown(),
    v.transform((map) => (Array.isArray(map) && map.length === 0 ? {} : map)),
    v.record(v.string(), value),
  )
}

const text = v.fallback(v.string(), '')
const moment = v.fallback(v.nullable(v.string()), null)

/** REST docs: crm-timeline-logmessage-add, "logMessage". */
export const logMessage = v.object({
  id,
  created: moment,
  authorId: v.fallback(id, 0),
  title: text,
  text,
  iconCode: text,
})

export const logMessageAnswer = v.object({ logMessage })

/** Both list shapes: the documented bare array and the observed `{ logMessages }`. */
export const logMessageList = v.union([
  v.pipe(
    v.array(logMessage),
    v.transform((rows) => ({ shape: 'array' as const, rows })),
  ),
  v.pipe(
    v.object({ logMessages: v.array(logMessage) }),
    v.transform(({ logMessages }) => ({ shape: 'wrapped' as const, rows: logMessages })),
  ),
])

/** REST docs: crm-timeline-note-get. */
export const note = v.object({
  text: v.string(),
  createdById: v.fallback(id, 0),
  createdTime: moment,
  updatedById: v.fallback(id, 0),
  updatedTime: moment,
})

/** REST docs: crm-timeline-bindings-list. */
export const bindingRow = v.object({ ENTITY_ID: id, ENTITY_TYPE: v.string() })

/** REST docs: user-get. A field the scope hides is simply absent. */
export const userRow = v.object({
  ID: id,
  NAME: text,
  LAST_NAME: text,
  WORK_POSITION: text,
  PERSONAL_PHOTO: text,
})

/** REST docs: profile. */
export const profile = v.object({
  ID: id,
  ADMIN: v.fallback(v.boolean(), false),
  NAME: text,
  LAST_NAME: text,
  TIME_ZONE: text,
})

/** REST docs: crm-item-get and crm-item-list; which fields are there depends on the type. */
export const crmItem = v.object({
  id,
  title: text,
  name: text,
  secondName: text,
  lastName: text,
  companyTitle: text,
  accountNumber: text,
  quoteNumber: text,
  contactId: v.fallback(id, 0),
  contactIds: v.fallback(v.array(id), []),
  companyId: v.fallback(id, 0),
  companyIds: v.fallback(v.array(id), []),
})

export const crmItemAnswer = v.object({ item: crmItem })
export const crmItemList = v.object({ items: v.array(crmItem) })

/** crm.timeline.historyitem.list, undocumented: seen in builds. The associated entity is the card of creation. */
export const historyItemList = v.object({
  items: v.array(
    v.pipe(
      v.object({ id, associatedEntityTypeId: id, associatedEntityId: id }),
      v.transform((row) => ({
        id: row.id,
        owner: { entityTypeId: row.associatedEntityTypeId, entityId: row.associatedEntityId },
      })),
    ),
  ),
})

/** REST docs: crm-enum-owner-type. */
export const ownerType = v.object({ ID: id, NAME: text, SYMBOL_CODE: text })

/** REST docs: icon-list; system icons carry no file. */
export const icon = v.object({ code: v.string(), isSystem: v.fallback(v.boolean(), true), fileUri: text })
export const iconList = v.object({ icons: v.array(icon) })

/** REST docs: entity-item-get. */
export const storageItem = v.object({ ID: id, NAME: text, CODE: text, DETAIL_TEXT: text })

/** REST docs: user-option-get without a name. A value keeps the type that was stored. */
export const optionMap = phpMap(v.unknown())

/** REST docs: placement-get. `langAll` holds the tab's title by language. */
export const placementRow = v.object({
  placement: v.string(),
  handler: v.string(),
  langAll: v.fallback(phpMap(v.object({ TITLE: text })), {}),
})

/** REST docs: placement-list. A list with gaps leaves PHP as a map. */
export const placementCodes = v.union([
  v.array(v.string()),
  v.pipe(
    v.record(v.string(), v.string()),
    v.transform((codes) => Object.values(codes)),
  ),
])

/** REST docs: crm-type-list. */
export const smartTypeList = v.object({ types: v.array(v.object({ entityTypeId: id, title: text })) })

/** REST docs: app-info. */
export const appInfo = v.object({ INSTALLED: v.boolean() })

export type LogMessageWire = v.InferOutput<typeof logMessage>
export type NoteWire = v.InferOutput<typeof note>
export type ListShape = v.InferOutput<typeof logMessageList>['shape']
