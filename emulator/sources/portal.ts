import {
  type Sources,
  accessDenied,
  argumentMissing,
  missingParameter,
  refusal,
  wrongAuthType,
  wrongType,
} from './source.ts'

const contextRequired = refusal('ACCESS_DENIED', 'Access denied! Application context required', 'docs')
const storageNotFound = refusal('ERROR_ENTITY_NOT_FOUND', 'Entity not found', 'docs')
const storageDenied = refusal('ACCESS_DENIED', 'Access denied!', 'docs')
const itemNotFound = refusal('ERROR_ITEM_NOT_FOUND', 'Item not found', 'docs')
const adminOnly = refusal('ACCESS_DENIED', 'Access denied!', 'docs')

const nameTooLong = refusal(
  'ERROR_ARGUMENT',
  'Entity code is too long. Max length is {n} characters.',
  'docs',
)
const entityName = [argumentMissing('docs'), nameTooLong]
const unknownField = refusal(
  'INVALID_ARG_VALUE',
  "Invalid filter: field '{name}' is not allowed in filter",
  'docs',
)
const optionsEmpty = argumentMissing('docs')

const itemType = [
  missingParameter('docs'),
  wrongType,
  refusal('ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported', 'docs'),
  refusal('NOT_FOUND', 'SPA not found', 'docs'),
]

const usersNote =
  'Builds sort only where sort and order are both given, and ignore a filter that is no field or has a prefix of three characters.'
const unsortable = [
  refusal('', 'Unknown field definition `{name}`', 'assumed'),
  refusal('', 'Invalid order "{direction}"', 'assumed'),
]

const notIterable = refusal(
  '100',
  'Expected iterable value for multiple field, but got `{type}` instead',
  'docs',
)
const invalidValue = refusal('CRM_FIELD_ERROR_VALUE_NOT_VALID', 'Invalid value for field "{name}"', 'docs')

/** Cards, people, the app with its options and storage, placements, events, and the portal itself. */
export const portalSources: Sources = {
  'crm.item.get': {
    answer: 'docs',
    refusals: [...itemType, refusal('NOT_FOUND', 'Item not found', 'docs'), accessDenied('docs')],
  },
  'crm.item.list': {
    answer: 'docs',
    refusals: [
      ...itemType,
      unknownField,
      refusal('INVALID_ARG_VALUE', "Invalid filter: field '{name}' has invalid value", 'docs'),
      refusal('INVALID_ARG_VALUE', "Invalid order: field '{name}' is not allowed in order", 'docs'),
      refusal(
        'INVALID_ARG_VALUE',
        "Invalid order: allowed sort directions are ASC, DESC. But got '{direction}' for field '{name}'",
        'docs',
      ),
    ],
  },
  'crm.item.add': {
    answer: 'docs',
    refusals: [...itemType, accessDenied('docs'), notIterable, invalidValue],
  },
  'crm.item.update': {
    answer: 'docs',
    refusals: [
      ...itemType,
      refusal('NOT_FOUND', 'Item not found', 'docs'),
      accessDenied('docs'),
      refusal('0', 'Setting value for Primary ID is not allowed, it is read-only field', 'docs'),
      notIterable,
      invalidValue,
    ],
  },
  'crm.item.delete': {
    answer: 'docs',
    note: 'What becomes of timeline records that another card shows is assumed: they stay.',
    refusals: [...itemType, refusal('NOT_FOUND', 'Item not found', 'docs'), accessDenied('docs')],
  },
  'crm.item.fields': {
    answer: 'docs',
    note: 'Titles are assumed, and all fields of an order.',
    refusals: itemType,
  },
  'crm.duplicate.findbycomm': {
    answer: 'docs',
    note: 'The docs print a sentence as the code; builds have no code and say the same sentence. How phones are compared is assumed.',
    refusals: [
      refusal('Communication type is not defined', "Parameter 'type' is required.", 'docs'),
      refusal('', 'Communication type is not defined.', 'build'),
      refusal(
        "Communication type '{type}' is not supported in current context",
        "Parameter 'type' is invalid.",
        'assumed',
      ),
      refusal('', "Communication type '{type}' is not supported in current context.", 'build'),
      refusal('Communication values is not defined', "Parameter 'values' is required.", 'suite'),
      refusal('', 'Communication values is not defined.', 'build'),
    ],
  },
  'crm.enum.ownertype': { answer: 'example', refusals: [] },
  'crm.type.list': {
    answer: 'docs',
    refusals: [
      wrongType,
      accessDenied('docs'),
      unknownField,
      refusal('INVALID_ARG_VALUE', "Invalid filter: field '{name}' has invalid value", 'docs'),
    ],
  },
  'user.current': { answer: 'docs', refusals: [] },
  'user.get': { answer: 'docs', note: usersNote, refusals: unsortable },
  'user.search': {
    answer: 'docs',
    note: 'What the search looks through is documented, how it splits a text into words is assumed.',
    refusals: unsortable,
  },
  'app.info': {
    answer: 'docs',
    note: 'In the cloud a webhook gets its scopes and the plan; the docs refuse it. That SCOPE is a list is assumed.',
    refusals: [contextRequired],
  },
  profile: { answer: 'example', refusals: [] },
  'user.admin': { answer: 'docs', refusals: [] },
  'entity.add': {
    answer: 'docs',
    note: 'The docs count the length as 50 less the prefix of the app, in most cases 13; here it is always 13.',
    refusals: [
      contextRequired,
      ...entityName,
      refusal('ERROR_ENTITY_ALREADY_EXISTS', 'Entity already exists', 'docs'),
    ],
  },
  'entity.get': { answer: 'docs', refusals: [contextRequired, ...entityName, storageNotFound] },
  'entity.delete': {
    answer: 'docs',
    refusals: [contextRequired, ...entityName, storageNotFound, storageDenied],
  },
  'entity.item.add': {
    answer: 'docs',
    refusals: [contextRequired, ...entityName, storageNotFound, storageDenied],
  },
  'entity.item.get': {
    answer: 'docs',
    note: 'The docs list CODE among the fields, and not among the parameters of entity.item.add: a switch forgets it.',
    refusals: [contextRequired, ...entityName, storageNotFound, storageDenied],
  },
  'entity.item.update': {
    answer: 'docs',
    refusals: [contextRequired, ...entityName, storageNotFound, storageDenied, itemNotFound],
  },
  'entity.item.delete': {
    answer: 'docs',
    refusals: [contextRequired, ...entityName, storageNotFound, storageDenied, itemNotFound],
  },
  'app.option.get': { answer: 'docs', refusals: [contextRequired] },
  'app.option.set': {
    answer: 'docs',
    refusals: [
      contextRequired,
      refusal('ACCESS_DENIED', 'Access denied! Administrator authorization required', 'docs'),
      optionsEmpty,
    ],
  },
  'user.option.get': { answer: 'docs', refusals: [contextRequired] },
  'user.option.set': { answer: 'docs', refusals: [contextRequired, optionsEmpty] },
  'placement.bind': {
    answer: 'docs',
    note: 'A second handler of the same address is refused; that is assumed. A portal in the cloud refuses localhost.',
    refusals: [
      wrongAuthType,
      adminOnly,
      argumentMissing('docs'),
      refusal('ERROR_PLACEMENT_NOT_FOUND', 'Placement not found', 'docs'),
      refusal('ERROR_WRONG_HANDLER_URL', 'Wrong handler URL', 'docs'),
      refusal('ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol', 'docs'),
      refusal('ERROR_PLACEMENT_USER_MODE', 'User mode is not available.', 'docs'),
      refusal('ERROR_CORE', 'Unable to set placement handler: Handler already binded', 'assumed'),
    ],
  },
  'placement.unbind': { answer: 'docs', refusals: [wrongAuthType, adminOnly, argumentMissing('docs')] },
  'placement.get': { answer: 'docs', refusals: [wrongAuthType, adminOnly] },
  'placement.list': { answer: 'docs', refusals: [wrongAuthType] },
  'event.bind': {
    answer: 'docs',
    refusals: [
      wrongAuthType,
      argumentMissing('docs'),
      adminOnly,
      refusal('ERROR_EVENT_NOT_FOUND', 'Event not found', 'docs'),
    ],
  },
  'event.unbind': { answer: 'docs', refusals: [wrongAuthType, argumentMissing('docs'), adminOnly] },
  events: { answer: 'docs', refusals: [wrongAuthType] },
  'event.get': { answer: 'docs', refusals: [wrongAuthType] },
  scope: { answer: 'docs', refusals: [] },
  'server.time': { answer: 'docs', refusals: [] },
  'method.get': { answer: 'example', refusals: [] },
}
