import { type Sources, accessDenied, missingParameter, ownerNotFound, refusal, wrongType } from './source.ts'

const emojiNote = 'Emoji are kept or coded: switch commentEmoji.'
const emptyComment = refusal('INVALID_ARG_VALUE', 'Empty comment message', 'example')

/** Comments of the timeline. */
export const commentSources: Sources = {
  'crm.timeline.comment.add': {
    answer: 'example',
    note: `${emojiNote} The docs answer 100 for each field that is missing, builds what stands below.`,
    refusals: [missingParameter('example'), wrongType, ownerNotFound, accessDenied('example'), emptyComment],
  },
  'crm.timeline.comment.update': {
    answer: 'example',
    note: `${emojiNote} Builds let the author alone change a comment, and split one that is on several cards.`,
    refusals: [
      missingParameter('example'),
      wrongType,
      refusal('NOT_FOUND', 'Not found.', 'example'),
      ownerNotFound,
      accessDenied('example'),
      emptyComment,
    ],
  },
  'crm.timeline.comment.delete': {
    answer: 'example',
    note: 'Builds let author and administrators alone delete a comment.',
    refusals: [
      missingParameter('example'),
      wrongType,
      refusal('NOT_FOUND', 'Not found.', 'example'),
      refusal('MULTIPLE_BINDINGS', 'Entity has multiple bindings', 'example'),
      ownerNotFound,
      accessDenied('example'),
    ],
  },
  'crm.timeline.comment.get': {
    answer: 'example',
    note: 'Builds do not look at the type of the record; that an entry has an empty text is assumed.',
    refusals: [
      refusal('', 'ID is not defined or invalid.', 'example'),
      refusal('', 'Not found.', 'example'),
      refusal('', 'Access denied.', 'example'),
    ],
  },
  'crm.timeline.comment.list': {
    answer: 'example',
    note: 'Docs and builds differ in the type of ENTITY_ID and in FILES without files; each dialect has its own.',
    refusals: [
      refusal('', "Parameter 'filter' must be array.", 'build'),
      refusal('', "Parameter 'order' must be array.", 'build'),
      refusal('ERROR_ARGUMENT', 'Wrong params.', 'build'),
      refusal('', 'Access denied.', 'example'),
    ],
  },
  'crm.timeline.comment.fields': { answer: 'example', refusals: [] },
}
