import { type Sources, accessDenied, missingParameter, ownerNotFound, refusal, wrongType } from './source.ts'

const listNote =
  'Shape, paging and `next` differ between docs and builds: switches listShape, listPaging, listNext.'
const noteNote = 'Builds answer 200 with false where the docs refuse: switch noteRefusal.'
const bindNote =
  'Builds answer 200 with false for a missing right: switch bindRefusal. Accepted types: switch bindingTypes.'
const ownerInvalid = refusal('', 'OWNER_ID is not defined or invalid.', 'example')
const entityInvalid = refusal('', 'ENTITY_ID is not defined or invalid.', 'example')
const typeInvalid = refusal('', 'ENTITY_TYPE is not defined or invalid.', 'example')

/** Entries, notes, pins, bindings, icons and history items. */
export const timelineSources: Sources = {
  'crm.timeline.logmessage.add': {
    answer: 'example',
    note: 'Older builds let administrators alone write, newer ones let them alone delete: switch adminOnly.',
    refusals: [
      missingParameter('example'),
      wrongType,
      refusal('0', 'Missing a required field: {name}', 'build'),
      ownerNotFound,
      accessDenied('example'),
    ],
  },
  'crm.timeline.logmessage.get': {
    answer: 'example',
    note: 'Builds check no right; the refusal to others than readers is assumed, in the docs dialect alone.',
    refusals: [
      missingParameter('example'),
      wrongType,
      refusal('NOT_FOUND', 'Timeline logmessage not found for id {id}', 'example'),
      accessDenied('assumed'),
    ],
  },
  'crm.timeline.logmessage.list': {
    answer: 'example',
    note: `${listNote} Builds check no right.`,
    refusals: [missingParameter('example'), wrongType, accessDenied('assumed')],
  },
  'crm.timeline.logmessage.delete': {
    answer: 'example',
    refusals: [
      missingParameter('example'),
      wrongType,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Timeline logmessage not found for id {id}', 'example'),
      refusal('NOT_FOUND', 'Log message not found for id {id}', 'build'),
      refusal(
        'REMOVING_DISABLED',
        'This log message can only be deleted by the application through which it was created',
        'example',
      ),
    ],
  },
  'crm.timeline.note.save': {
    answer: 'example',
    note: noteNote,
    refusals: [
      missingParameter('example'),
      wrongType,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Element not found', 'example'),
      refusal('0', 'Required field is empty: TEXT', 'assumed'),
    ],
  },
  'crm.timeline.note.get': {
    answer: 'example',
    note: 'Builds print the note to people without the right, where there is one.',
    refusals: [
      missingParameter('example'),
      wrongType,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Element not found', 'example'),
    ],
  },
  'crm.timeline.note.delete': {
    answer: 'example',
    note: noteNote,
    refusals: [
      missingParameter('example'),
      wrongType,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Element not found', 'example'),
    ],
  },
  'crm.timeline.item.pin': {
    answer: 'example',
    note: 'The docs name two limits, 3 and 7: switch pinLimit.',
    refusals: [
      missingParameter('example'),
      wrongType,
      ownerNotFound,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Not found.', 'example'),
      refusal('0', 'Only {n} events can be pinned. Unpin one of them first.', 'example'),
    ],
  },
  'crm.timeline.item.unpin': {
    answer: 'example',
    refusals: [
      missingParameter('example'),
      wrongType,
      ownerNotFound,
      accessDenied('example'),
      refusal('NOT_FOUND', 'Not found.', 'example'),
    ],
  },
  'crm.timeline.bindings.bind': {
    answer: 'example',
    note: bindNote,
    refusals: [
      refusal('ERROR_ARGUMENT', 'Wrong params.', 'example'),
      ownerInvalid,
      entityInvalid,
      typeInvalid,
      refusal('', 'Access denied.', 'example'),
    ],
  },
  'crm.timeline.bindings.unbind': {
    answer: 'example',
    note: bindNote,
    refusals: [
      refusal('ERROR_ARGUMENT', 'Wrong params.', 'assumed'),
      ownerInvalid,
      entityInvalid,
      typeInvalid,
      refusal('', 'Access denied.', 'example'),
      refusal('', 'Not found.', 'example'),
    ],
  },
  'crm.timeline.bindings.list': {
    answer: 'example',
    note: 'Builds check no right.',
    refusals: [
      ownerInvalid,
      refusal('', "Parameter 'filter' must be array.", 'example'),
      refusal('', "Parameter 'order' must be array.", 'example'),
    ],
  },
  'crm.timeline.bindings.fields': { answer: 'example', refusals: [] },
  'crm.timeline.icon.list': {
    answer: 'example',
    note: 'Which system codes a portal has is assumed.',
    refusals: [],
  },
  'crm.timeline.icon.get': {
    answer: 'docs',
    refusals: [
      missingParameter('docs'),
      wrongType,
      refusal('NOT_FOUND', 'Icon not found for code {code}', 'docs'),
    ],
  },
  'crm.timeline.historyitem.list': {
    answer: 'build',
    note: 'Undocumented, so absent in the docs dialect: switch historyitemList. Builds flatten every code of its refusals to 0; that too is read from the code, not seen.',
    refusals: [
      wrongType,
      refusal('0', 'Bindings filter is required for users without administrator rights', 'build'),
      refusal('0', 'Bindings filter limit is 100', 'build'),
      refusal('0', 'Missing required field: {name}', 'build'),
      refusal('0', 'Field {name} must be numeric', 'build'),
      refusal('0', 'entityTypeId is invalid', 'build'),
    ],
  },
}
