import { type ErrorCode, PortalError } from './portal-error.ts'
import type { Answer } from './portal.ts'

/** What the portal says of a failure: the body's two fields and the HTTP status around them. */
export interface Refusal {
  error: unknown
  description: string
  status: number
  method: string
}

const BY_PORTAL_CODE: Readonly<Record<string, ErrorCode>> = {
  '100': 'invalid',
  ACCESS_DENIED: 'accessDenied',
  ACCESSEXCEPTION: 'accessDenied',
  APPLICATION_NOT_FOUND: 'appAccess',
  ARGUMENTNULLEXCEPTION: 'invalid',
  CAN_NOT_CHANGE_PINNED: 'cannotChangePinned',
  EMPTY_ERROR_HANDLER_URL: 'invalid',
  ERROR_ARGUMENT: 'invalid',
  ERROR_BATCH_LENGTH_EXCEEDED: 'invalid',
  ERROR_BATCH_METHOD_NOT_ALLOWED: 'invalid',
  ERROR_CORE: 'portalDown',
  ERROR_ENTITY_NOT_FOUND: 'notFound',
  ERROR_ITEM_NOT_FOUND: 'notFound',
  ERROR_MANIFEST_IS_NOT_AVAILABLE: 'appAccess',
  ERROR_METHOD_NOT_FOUND: 'methodMissing',
  ERROR_PLACEMENT_MAX_COUNT: 'refused',
  ERROR_PLACEMENT_NOT_FOUND: 'notFound',
  ERROR_UNEXPECTED_ANSWER: 'portalDown',
  ERROR_UNSUPPORTED_PROTOCOL: 'invalid',
  ERROR_WRONG_HANDLER_URL: 'invalid',
  EXPIRED_TOKEN: 'authLost',
  INSUFFICIENT_SCOPE: 'noScope',
  INTERNAL_SERVER_ERROR: 'portalDown',
  INVALID_ARG_VALUE: 'invalid',
  INVALID_CREDENTIALS: 'accessDenied',
  INVALID_REQUEST: 'invalid',
  INVALID_TOKEN: 'authLost',
  NOT_FOUND: 'notFound',
  NO_AUTH_FOUND: 'authLost',
  OPERATION_TIME_LIMIT: 'budget',
  OVERLOAD_LIMIT: 'portalDown',
  OWNER_NOT_FOUND: 'ownerNotFound',
  PORTAL_DELETED: 'portalDown',
  QUERY_LIMIT_EXCEEDED: 'rateLimit',
  REMOVING_DISABLED: 'removingDisabled',
  USER_ACCESS_ERROR: 'appAccess',
  WRONG_AUTH_TYPE: 'accessDenied',
}

/** Classic methods answer with an empty code, so there the sentence is all there is (REST docs: bindings). */
function fromEmptyCode({ description, status, method }: Refusal): ErrorCode {
  if (/^access denied/i.test(description)) return 'accessDenied'
  if (/^not found/i.test(description)) return 'notFound'
  if (/not defined or invalid/i.test(description)) return 'invalid'
  // In a portal of another language the sentence says nothing to us, but a refusal it is.
  if (status === 400 && /^crm\.timeline\.bindings\.(?:un)?bind$/.test(method)) return 'refused'
  return fromStatus(status)
}

function fromStatus(status: number): ErrorCode {
  if (status === 429) return 'budget'
  if (status === 503) return 'rateLimit'
  if (status >= 500) return 'portalDown'
  return status === 401 ? 'authLost' : 'unknown'
}

/**
 * Puts a portal's refusal into our terms. The code decides; the status only where a code has two meanings
 * (REST docs: error-codes prints ACCESS_DENIED both as 403 for the plan and as 400 for the card).
 */
export function refusalToError(refusal: Refusal): PortalError {
  const { description, status, method } = refusal
  const portalCode =
    typeof refusal.error === 'string' || typeof refusal.error === 'number' ? String(refusal.error) : ''
  const details = { portalCode, status, description, method }
  // Placement methods say 403 to anybody who is no administrator (REST docs: placement-unbind).
  if (portalCode === 'ACCESS_DENIED' && (status === 403 || status === 401))
    return new PortalError(method.startsWith('placement.') ? 'accessDenied' : 'plan', details)
  if (portalCode === '0' && method === 'crm.timeline.item.pin') return new PortalError('pinLimit', details)
  if (portalCode === '') return new PortalError(fromEmptyCode(refusal), details)
  const known = BY_PORTAL_CODE[portalCode.toUpperCase()]
  return new PortalError(known ?? fromStatus(status), details)
}

/** Reads an HTTP answer's parsed body: the answer, or the refusal in it as PortalError. Anything else is unreadable. */
export function readAnswer(status: number, body: unknown, method: string): Answer {
  if (!isRecord(body)) throw new PortalError(codeWithoutBody(status), { status, method })
  if ('error' in body) {
    const description = typeof body['error_description'] === 'string' ? body['error_description'] : ''
    throw refusalToError({ error: body['error'], description, status, method })
  }
  if (status >= 400 || !('result' in body)) throw new PortalError(codeWithoutBody(status), { status, method })
  const total = Number(body['total'])
  return { result: body['result'], total: body['total'] != null && Number.isFinite(total) ? total : null }
}

/** What a status alone says: a server in front of the portal answers with a page or with nothing. */
export function codeWithoutBody(status: number): ErrorCode {
  if (status === 503) return 'rateLimit'
  if (status === 429) return 'budget'
  return status >= 500 ? 'portalDown' : 'unreadable'
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
