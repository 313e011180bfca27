const AGAIN = 'Then send the same call again, with the same idempotency_key where it has one.'
const NEVER = 'Do not try again: it would fail the same way. Tell the person you work for.'
const MEND = 'Correct the arguments that are named, and call again.'

const STEPS: ReadonlyMap<string, string> = new Map([
  ['INVALID_PARAMS', MEND],
  ['INVALID_REQUEST', MEND],
  ['INVALID_ENTITY_TYPE_ID', MEND],
  ['ENTITY_NOT_FOUND', 'Check the ids: list_timeline_logs shows the entries of a card.'],
  ['NOT_FOUND', 'Check the ids: list_timeline_logs shows the entries of a card.'],
  ['NOTE_NOT_FOUND', 'There is nothing to read or delete; save_note would write one.'],
  ['RATE_LIMITED', AGAIN],
  ['BITRIX_UNAVAILABLE', AGAIN],
  ['QUEUE_TIMEOUT', AGAIN],
  ['IDEMPOTENCY_IN_PROGRESS', AGAIN],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'Take a new idempotency_key for a new entry, or the same arguments to repeat one.',
  ],
  [
    'ERROR_LOOP_DETECTED',
    'Stop sending this call: it failed the same way many times. Change it, or wait a minute.',
  ],
  ['BITRIX_ERROR', 'These are the portal’s own words: act on them, and do not send the same call again.'],
])

/** What a model had better do after a failure. Codes without a step of their own are not for the model to mend. */
export function nextStep(code: string, requestId: string): string {
  if (code === 'INTERNAL_ERROR')
    return `Try once more; if it fails again, report request ${requestId} to the operator.`
  return STEPS.get(code) ?? NEVER
}
