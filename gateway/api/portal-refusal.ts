import { type ErrorCode, PortalError } from '#core/portal-error.ts'
import { ConnectionError, TOO_LARGE } from '../portal/connection-error.ts'
import { WebhookRefusedError } from '../portal/webhook-refused.ts'
import { TurnedAway } from '../queue/turned-away.ts'
import { ApiError, type ApiErrorCode } from './api-error.ts'

/** What an operation calls a thing that is not there. */
export type Missing = 'ENTITY_NOT_FOUND' | 'NOTE_NOT_FOUND' | 'BITRIX_ERROR'

/** Seconds after which another try makes sense, where the portal does not say. */
const RETRY_SECONDS = {
  rateLimit: 2,
  budget: 60,
  portalDown: 5,
  network: 5,
  unreadable: 5,
  timeout: 10,
} as const

const BY_CODE: Readonly<Record<Exclude<ErrorCode, 'notFound' | 'refused'>, ApiErrorCode>> = {
  accessDenied: 'BITRIX_ACCESS_DENIED',
  appAccess: 'BITRIX_ACCESS_DENIED',
  authLost: 'TOKEN_REFRESH_FAILED',
  budget: 'RATE_LIMITED',
  cannotChangePinned: 'BITRIX_ERROR',
  invalid: 'BITRIX_ERROR',
  methodMissing: 'BITRIX_ERROR',
  network: 'BITRIX_UNAVAILABLE',
  noScope: 'SCOPE_DENIED',
  ownerNotFound: 'BITRIX_ERROR',
  pinLimit: 'BITRIX_ERROR',
  plan: 'BITRIX_ACCESS_DENIED',
  portalDown: 'BITRIX_UNAVAILABLE',
  rateLimit: 'RATE_LIMITED',
  removingDisabled: 'CROSS_APP_DELETE_FORBIDDEN',
  timeout: 'QUEUE_TIMEOUT',
  unknown: 'BITRIX_ERROR',
  unreadable: 'BITRIX_UNAVAILABLE',
}

/** Puts a portal's refusal into the service's terms (seed: error codes; the general rules are inferred from its neighbours). */
export function toApiError(error: unknown, missing: Missing = 'ENTITY_NOT_FOUND'): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof TurnedAway) return error.answer
  // The store may be away for a moment; what went out before is looked for by the next try.
  if (!(error instanceof PortalError)) return new ApiError('INTERNAL_ERROR', undefined, { retryAfter: 5 })
  if (error instanceof WebhookRefusedError) return webhookRefused()
  const code = codeOf(error, missing)
  const retryAfter = new Map<string, number>(Object.entries(RETRY_SECONDS)).get(error.code)
  // The portal's sentence is worth more than ours where it refused a thing, and worth nothing where it did not answer.
  const isTold = code === 'BITRIX_ERROR' || code === 'BITRIX_ACCESS_DENIED'
  const said = isTold || isTooLarge(error) ? wordsOf(error) : undefined
  return new ApiError(code, said, retryAfter === undefined ? {} : { retryAfter })
}

function codeOf(error: PortalError, missing: Missing): ApiErrorCode {
  if (error.code === 'notFound') return missing
  // A bare `false` is how some portals refuse (docs/portal.md); a 400 without a code may be anything.
  if (error.code === 'refused') return error.status === 200 ? 'BITRIX_ACCESS_DENIED' : 'BITRIX_ERROR'
  // No status: the call was never sent, for its token could not be renewed.
  if (error.code === 'unknown' && error.status === 0) return 'BITRIX_UNAVAILABLE'
  return BY_CODE[error.code]
}

function webhookRefused(): ApiError {
  const message =
    'The portal does not accept the webhook of this gateway: it was deleted or is mistyped, or its user may no longer use REST.'
  const hint = 'Tell the operator of the gateway to check B24_WEBHOOK_URL; until then another try fails too.'
  return new ApiError('BITRIX_ACCESS_DENIED', message, { hint })
}

function isTooLarge(error: PortalError): boolean {
  return error instanceof ConnectionError && error.reason === TOO_LARGE
}

function wordsOf(error: PortalError): string | undefined {
  if (isTooLarge(error)) return 'The answer of the portal is larger than 20 MB, so it was not read.'
  const { description, portalCode, method } = error
  if (description) return portalCode ? `${portalCode}: ${description}` : description
  return portalCode ? `${method}: ${portalCode}` : undefined
}
