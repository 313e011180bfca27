import type { Json, JsonMap } from './types.ts'

/**
 * What can be done with a field of a card:
 * - write: it is printed, and taken on add and update;
 * - read: it is printed, and what is written is ignored;
 * - create: it is printed, and taken on add alone;
 * - answer: it is printed, but crm.item.fields does not name it;
 * - filter: it is never printed, only filtered and sorted by.
 */
export type FieldAccess = 'write' | 'read' | 'create' | 'answer' | 'filter'

export type ItemField = { name: string; type: string; isMultiple: boolean; access: FieldAccess }

/** `name:type` or `name:type:access`; `[]` behind a type means several values. REST docs: fields of CRM objects. */
const common = `id:integer:read createdTime:datetime:read updatedTime:datetime:read createdBy:user:read
  updatedBy:user:read assignedById:user opened:boolean lastActivityBy:user lastActivityTime:datetime
  lastCommunicationTime:string:read lastCommunicationCallTime:datetime:read lastCommunicationEmailTime:datetime:read
  lastCommunicationImolTime:datetime:read lastCommunicationWebformTime:datetime:read webformId:integer
  utmSource:string utmMedium:string utmCampaign:string utmContent:string utmTerm:string`

const source = 'sourceId:crm_status sourceDescription:text'
const origin = 'originatorId:string originId:string'
const money = 'opportunity:double currencyId:crm_currency isManualOpportunity:boolean taxValue:double'
const client = 'companyId:crm_company contactId:crm_contact contactIds:crm_contact[]'
const stage = 'stageId:crm_status movedBy:user:read movedTime:datetime:read'
const dates = 'begindate:date closedate:date'
const person = 'honorific:crm_status name:string secondName:string lastName:string birthdate:date post:string'

const contacts = `fm:crm_multifield[] hasEmail:boolean:read hasPhone:boolean:read hasImol:boolean:read email:string:answer
  emailHome:string:answer emailWork:string:answer emailMailing:string:answer phone:string:answer
  phoneMobile:string:answer phoneWork:string:answer phoneMailing:string:answer imol:string:answer`

const short = 'searchContent:text:answer'

/** The fields that a type has beside the common ones. Those of an order are inferred: no page lists them. */
const own: Record<number, string> = {
  1: `title:string ${person} companyTitle:string ${source} ${stage} stageSemanticId:string:read
    statusDescription:text opportunity:double currencyId:crm_currency isManualOpportunity:boolean ${client}
    comments:text ${origin} dateClosed:datetime:read isReturnCustomer:boolean:read observers:user[] ${contacts}
    address:text:answer shortName:string:answer ${short}`,
  2: `title:string typeId:crm_status categoryId:crm_category ${stage} previousStageId:crm_status:read
    stageSemanticId:string:read isNew:boolean:read isRecurring:boolean isReturnCustomer:boolean:read
    isRepeatedApproach:boolean:read closed:boolean:read probability:integer ${money} ${client} leadId:crm_lead
    quoteId:crm_quote mycompanyId:crm_company ${dates} comments:text ${source} additionalInfo:string ${origin}
    locationId:location observers:user[] isWork:boolean:answer isWon:boolean:answer isLose:boolean:answer
    hasProducts:boolean:answer orderStage:string:answer ${short}`,
  3: `${person} photo:file typeId:crm_status ${source} companyId:crm_company companyIds:crm_company[]
    categoryId:crm_category leadId:crm_lead comments:text export:boolean ${origin} originVersion:string
    observers:user[] ${contacts} address:text:answer shortName:string:answer fullName:string:filter ${short}`,
  4: `title:string typeId:crm_status logo:file industry:crm_status employees:crm_status revenue:double
    currencyId:crm_currency isMyCompany:boolean:create contactIds:crm_contact[] categoryId:crm_category
    leadId:crm_lead comments:text bankingDetails:text ${origin} originVersion:string observers:user[] ${contacts}
    address:text:answer addressLegal:text:answer ${short}`,
  7: `title:string quoteNumber:string stageId:crm_status actualDate:date ${dates} ${money} ${client} dealId:crm_deal
    leadId:crm_lead mycompanyId:crm_company comments:text content:text terms:text closed:boolean:read
    locationId:location personTypeId:integer:read storageTypeId:integer storageElementIds:integer[]
    hasProducts:boolean:answer ${short}`,
  14: 'accountNumber:string price:double currency:crm_currency',
  31: `title:string accountNumber:string xmlId:string categoryId:crm_category ${stage} previousStageId:crm_status:read
    ${dates} ${money} ${client} mycompanyId:crm_company comments:text ${source} isRecurring:boolean
    locationId:location observers:user[]`,
}

/** A smart process, with the settings that crm.type.list prints: stages and clients on, the rest is printed only. */
const smart = `title:string xmlId:string categoryId:crm_category ${stage} previousStageId:crm_status:read ${client}
  isRecurring:boolean begindate:date:answer closedate:date:answer opportunity:double:answer
  currencyId:crm_currency:answer isManualOpportunity:boolean:answer taxValue:double:answer
  mycompanyId:crm_company:answer observers:user[]:answer sourceId:crm_status:answer sourceDescription:text:answer`

const integerTypes = /^(integer|user|file|location|crm_(company|contact|deal|lead|quote|category))$/

/** Whether a field of this type holds whole numbers: a number of its own or the id of something. */
export function isInteger({ type }: ItemField): boolean {
  return integerTypes.test(type)
}

const tables = new Map<number, ItemField[]>()

/** The fields of a type, in the order of an answer; every number that is no fixed type is a smart process. */
export function itemFields(entityTypeId: number): readonly ItemField[] {
  const known = tables.get(entityTypeId)
  if (known) return known
  const fields = `${common} ${own[entityTypeId] ?? smart}`.split(/\s+/).map(readField)
  tables.set(entityTypeId, fields)
  return fields
}

const accesses: readonly FieldAccess[] = ['write', 'read', 'create', 'answer', 'filter']

function readField(text: string): ItemField {
  const [name = '', type = '', given = 'write'] = text.split(':')
  const access = accesses.find((each) => each === given) ?? 'write'
  return { name, type: type.replace('[]', ''), isMultiple: type.endsWith('[]'), access }
}

/** What a card has in the fields that were not given: null, an empty list, N for a flag; `opened` is Y. */
export function emptyItem(entityTypeId: number): JsonMap {
  const fields = itemFields(entityTypeId).filter(({ access }) => access !== 'filter')
  return Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]))
}

function emptyValue({ name, type, isMultiple, access }: ItemField): Json {
  if (isMultiple) return []
  if (type === 'boolean' && access !== 'answer') return name === 'opened' ? 'Y' : 'N'
  return null
}
