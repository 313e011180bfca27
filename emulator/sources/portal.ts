import { type Sources, argumentMissing, refusal, wrongAuthType } from './source.ts'

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
const optionsEmpty = argumentMissing('docs')

/** The app with its options and storage, placements, events, and the portal itself. */
export const portalSources: Sources = {
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
