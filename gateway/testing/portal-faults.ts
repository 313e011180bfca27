import { PortalError } from '#core/portal-error.ts'
import type { ErrorCode } from '#core/portal-error.ts'
import type { Call } from '#core/portal.ts'
import type { Fault } from '#emulator/control/faults.ts'

/** A write that can be told from none: the card has an entry more. */
export const ADD: Call = {
  method: 'crm.timeline.logmessage.add',
  params: {
    fields: { entityTypeId: 2, entityId: 100, title: 'Probe', text: 'Probe', iconCode: 'info' },
  },
  write: true,
}

/** Milliseconds a link of these tests waits: for a portal that answers, and for one that will not in time. */
export const PATIENT = 20_000
export const HASTY = 700
const TOO_LONG = 3_500

/** What may become of one call, and how Trail calls it. */
export const FAULTS: [name: string, fault: Fault, code: ErrorCode][] = [
  ['a refusal with a code', { error: 'OWNER_NOT_FOUND' }, 'ownerNotFound'],
  ['a refusal that the SDK would hand back as an answer', { error: 'ERROR_ENTITY_NOT_FOUND' }, 'notFound'],
  ['a refusal with an empty code', { error: '', description: 'Access denied.' }, 'accessDenied'],
  ['a refusal with code "0"', { error: '0', description: 'fatal' }, 'unknown'],
  ['a refusal with the number 100', { error: 100, description: 'missing' }, 'invalid'],
  ['a refusal with status 200', { error: 'NOT_FOUND', status: 200 }, 'notFound'],
  ['an empty code with status 200', { error: '', description: 'Not found', status: 200 }, 'notFound'],
  ['a missing scope', { error: 'insufficient_scope' }, 'noScope'],
  ['a wrong kind of caller', { error: 'WRONG_AUTH_TYPE', status: 403 }, 'accessDenied'],
  ['too many requests', { error: 'QUERY_LIMIT_EXCEEDED' }, 'rateLimit'],
  ['503 without a word', { status: 503 }, 'rateLimit'],
  ['a spent time budget', { error: 'OPERATION_TIME_LIMIT' }, 'budget'],
  ['429 without a word', { status: 429 }, 'budget'],
  ['a fault of the portal', { error: 'INTERNAL_SERVER_ERROR' }, 'portalDown'],
  ['502 with a page', { status: 502, body: 'html' }, 'portalDown'],
  ['a page in place of the answer', { body: 'html' }, 'unreadable'],
  ['broken JSON', { body: 'broken-json' }, 'unreadable'],
  ['an answer over 20 MB', { body: 'large' }, 'unreadable'],
  ['a redirect', { status: 302 }, 'unreadable'],
  ['a connection lost before the portal acted', { drop: 'before' }, 'network'],
  ['a connection lost after the portal acted', { drop: 'after' }, 'network'],
  ['a portal that takes too long', { latency: TOO_LONG }, 'timeout'],
]

export function patienceFor({ latency }: Fault): number {
  return latency === undefined ? PATIENT : HASTY
}

/** The failure of a call; a call that succeeds, or fails with anything else, is an error of the test. */
export async function failureOf(answer: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof PortalError) return error
  throw new Error('the call was to fail with a PortalError', { cause: error })
}

/** All of an error that a log could print. */
export function printed(error: Error): string {
  const own = Object.getOwnPropertyNames(error).map((name) => `${name}: ${String(Reflect.get(error, name))}`)
  return [...own, JSON.stringify(error)].join('\n')
}
