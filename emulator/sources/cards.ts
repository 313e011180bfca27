import { type Sources, accessDenied, missingParameter, refusal, wrongType } from './source.ts'

const unknownField = refusal(
  'INVALID_ARG_VALUE',
  "Invalid filter: field '{name}' is not allowed in filter",
  'docs',
)

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

/** Cards and people. */
export const cardSources: Sources = {
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
}
