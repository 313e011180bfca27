import * as z from 'zod/mini'

/** Ids arrive as numbers in entries and notes, as text in bindings, users and placement options. */
export const id = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value, context) => {
    const number = typeof value === 'number' ? value : Number(value.trim() === '' ? Number.NaN : value)
    if (Number.isSafeInteger(number) && number >= 0) return number
    context.issues.push({ code: 'custom', message: 'an id is a whole number', input: value })
    return z.NEVER
  }),
)

/** PHP prints an empty map as `[]`. */
export function phpMap<T extends z.core.$ZodType>(value: T) {
  return z.union([
    z.record(z.string(), value),
    z.pipe(
      z.array(z.unknown()).check(z.maxLength(0)),
      z.transform(() => ({}) as Record<string, never>),
    ),
  ])
}

const text = z.catch(z.string(), '')
const moment = z.catch(z.nullable(z.string()), null)

/** REST docs: crm-timeline-logmessage-add, "logMessage". */
export const logMessage = z.object({
  id,
  created: moment,
  authorId: z.catch(id, 0),
  title: text,
  text,
  iconCode: text,
})

export const logMessageAnswer = z.object({ logMessage })

/** Both list shapes: the documented bare array and the observed `{ logMessages }`. */
export const logMessageList = z.union([
  z.pipe(
    z.array(logMessage),
    z.transform((rows) => ({ shape: 'array' as const, rows })),
  ),
  z.pipe(
    z.object({ logMessages: z.array(logMessage) }),
    z.transform(({ logMessages }) => ({ shape: 'wrapped' as const, rows: logMessages })),
  ),
])

/** REST docs: crm-timeline-note-get. */
export const note = z.object({
  text: z.string(),
  createdById: z.catch(id, 0),
  createdTime: moment,
  updatedById: z.catch(id, 0),
  updatedTime: moment,
})

/** REST docs: crm-timeline-bindings-list. */
export const bindingRow = z.object({ ENTITY_ID: id, ENTITY_TYPE: z.string() })

/** REST docs: user-get. A field the scope hides is simply absent. */
export const userRow = z.object({
  ID: id,
  NAME: text,
  LAST_NAME: text,
  WORK_POSITION: text,
  PERSONAL_PHOTO: text,
})

/** REST docs: profile. */
export const profile = z.object({
  ID: id,
  ADMIN: z.catch(z.boolean(), false),
  NAME: text,
  LAST_NAME: text,
  TIME_ZONE: text,
})

/** REST docs: crm-item-get and crm-item-list; which fields are there depends on the type. */
export const crmItem = z.object({
  id,
  title: text,
  name: text,
  secondName: text,
  lastName: text,
  companyTitle: text,
  accountNumber: text,
  quoteNumber: text,
})

export const crmItemAnswer = z.object({ item: crmItem })
export const crmItemList = z.object({ items: z.array(crmItem) })

/** REST docs: crm-enum-owner-type. */
export const ownerType = z.object({ ID: id, NAME: text, SYMBOL_CODE: text })

/** REST docs: icon-list; system icons carry no file. */
export const icon = z.object({ code: z.string(), isSystem: z.catch(z.boolean(), true), fileUri: text })
export const iconList = z.object({ icons: z.array(icon) })

/** REST docs: entity-item-get. */
export const storageItem = z.object({ ID: id, NAME: text, CODE: text, DETAIL_TEXT: text })

/** REST docs: placement-get. `langAll` holds the tab's title by language. */
export const placementRow = z.object({
  placement: z.string(),
  handler: z.string(),
  langAll: z.catch(phpMap(z.object({ TITLE: text })), {}),
})

/** REST docs: placement-list. A list with gaps leaves PHP as a map. */
export const placementCodes = z.union([
  z.array(z.string()),
  z.pipe(
    z.record(z.string(), z.string()),
    z.transform((codes) => Object.values(codes)),
  ),
])

/** REST docs: crm-type-list. */
export const smartTypeList = z.object({ types: z.array(z.object({ entityTypeId: id, title: text })) })

/** REST docs: app-info. */
export const appInfo = z.object({ INSTALLED: z.boolean() })

export type LogMessageWire = z.infer<typeof logMessage>
export type NoteWire = z.infer<typeof note>
export type ListShape = z.infer<typeof logMessageList>['shape']
