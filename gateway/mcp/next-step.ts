import { API_ERRORS, type ApiErrorCode } from '../api/api-error.ts'
import type { Tool } from './tool.ts'

const AGAIN = 'Then send the same call again, with the same idempotency_key where it has one.'
const NEVER = 'Do not try again: it would fail the same way. Tell the person you work for.'
const MEND = 'Correct the arguments that are named, and call again.'

const STEPS: ReadonlyMap<string, string> = new Map<ApiErrorCode, string>([
  ['INVALID_PARAMS', MEND],
  ['INVALID_REQUEST', MEND],
  ['INVALID_ENTITY_TYPE_ID', MEND],
  ['NOTE_NOT_FOUND', 'That is no failure: there is nothing to read or delete.'],
  ['RATE_LIMITED', AGAIN],
  ['BITRIX_UNAVAILABLE', AGAIN],
  ['QUEUE_TIMEOUT', AGAIN],
  ['IDEMPOTENCY_IN_PROGRESS', AGAIN],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'Take a new idempotency_key for a new entry, or the same arguments to repeat one.',
  ],
  [
    'IDEMPOTENCY_ANSWER_DROPPED',
    'It was done: list_timeline_logs shows what it wrote. Do not send it under another idempotency_key.',
  ],
  [
    'ERROR_LOOP_DETECTED',
    'Stop sending this call: it failed the same way many times. Change it, or wait a minute.',
  ],
  ['BITRIX_ERROR', 'These are the portal’s own words: act on them, and do not send the same call again.'],
])

/** What a model should do after a failure of a tool. Codes without a step of their own are not for it to mend. */
export function nextStep({ name }: Pick<Tool, 'name'>, code: string, requestId: string): string {
  if (code === 'INTERNAL_ERROR')
    return `Try once more; if it fails again, report request ${requestId} to the operator.`
  if (code === 'NOT_FOUND' || code === 'ENTITY_NOT_FOUND') return whereToLook(name)
  return STEPS.get(code) ?? NEVER
}

/** The tool that shows which ids there are. */
function whereToLook(name: string): string {
  if (name === 'get_run') return 'Check the id: list_runs shows the runs there are.'
  if (name === 'list_timeline_logs' || name === 'create_timeline_log')
    return 'Check entityTypeId and entityId: the portal knows no such card.'
  return 'Check the ids: list_timeline_logs shows the entries of a card.'
}

/** Words for a model in place of those that speak of HTTP. */
const FOR_MODELS: ReadonlyMap<string, string> = new Map([
  [API_ERRORS.RATE_LIMITED[1], 'Too many calls.'],
  [API_ERRORS.INTERNAL_ERROR[1], 'The gateway failed.'],
  [API_ERRORS.INVALID_ENTITY_TYPE_ID[1], 'entityTypeId is that of no kind of card.'],
  [API_ERRORS.INVALID_REQUEST[1], 'The arguments are not what the tool takes.'],
])

/** A sentence of the API as a model can use it: a key is an argument of its tools, and it has no headers. */
export function forModel(sentence: string): string {
  return (FOR_MODELS.get(sentence) ?? sentence).replaceAll('Idempotency-Key', 'idempotency_key')
}
