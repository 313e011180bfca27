/** Every code an agent may read, with its HTTP status and what it means. The first sixteen are the service's own table. */
export const API_ERRORS = {
  INVALID_PARAMS: [400, 'A required field is missing or not valid; the message names it.'],
  INVALID_ENTITY_TYPE_ID: [400, 'bind or unbind names an entityTypeId that no card type has.'],
  CROSS_APP_DELETE_FORBIDDEN: [403, 'Only the app that wrote an entry may delete it.'],
  ENTITY_NOT_FOUND: [404, 'The portal knows no such entry, or it is not on the card that was named.'],
  NOT_FOUND: [404, 'The portal answered with an empty entry, or there is no such address.'],
  NOTE_NOT_FOUND: [404, 'The entry has no note.'],
  AUTH_REQUIRED: [
    401,
    'X-Api-Key is missing: send the key in it; a personal key may come as Authorization: Bearer too.',
  ],
  INVALID_API_KEY: [401, 'There is no such key.'],
  TOKEN_MISSING: [401, 'An app key came without its session, or the app is not installed in a portal.'],
  SCOPE_DENIED: [403, 'The key, or the webhook or app behind it, may not do this.'],
  BITRIX_ERROR: [422, 'The portal refused; its own words are in the message.'],
  RATE_LIMITED: [429, 'Too many requests: wait as long as retryAfter says.'],
  ERROR_LOOP_DETECTED: [502, 'The same call failed the same way many times: wait a minute, and look why.'],
  BITRIX_UNAVAILABLE: [502, 'The portal does not answer, or nothing readable.'],
  QUEUE_TIMEOUT: [504, 'The request did not get through to the portal in time.'],
  INTERNAL_ERROR: [500, 'The gateway failed; tell its operator the X-Request-Id.'],
  INVALID_REQUEST: [400, 'The body is not JSON, or not what the address takes.'],
  INVALID_SESSION: [401, 'The session in Authorization does not belong to the app key.'],
  KEY_EXPIRED: [401, 'The key is past its end.'],
  KEY_INACTIVE: [401, 'The key was revoked.'],
  TOKEN_REFRESH_FAILED: [
    401,
    'The portal no longer takes the app’s tokens: open the app in the portal once.',
  ],
  BITRIX_ACCESS_DENIED: [403, 'The portal does not let the user behind the key do this.'],
  WRITE_BLOCKED_READONLY_KEY: [403, 'The key may only read.'],
  METHOD_NOT_ALLOWED: [405, 'The address takes other methods.'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The Idempotency-Key belongs to another request.'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'The request with this Idempotency-Key is still under way.'],
  IDEMPOTENCY_ANSWER_DROPPED: [
    409,
    'The request with this Idempotency-Key was done, and its answer is no longer kept: list the card to see what it wrote.',
  ],
  UNKNOWN_ENTITY: [400, 'In a batch: the call names another entity than timeline-logs.'],
  ACTION_NOT_SUPPORTED: [400, 'In a batch: the call names no action there is.'],
  MISSING_ENTITY_ID: [400, 'In a batch: the call does not say which entry it is about.'],
  REFERENCE_FAILED: [424, 'In a batch: the call whose entry this one is about failed, so it was not done.'],
  PAYLOAD_TOO_LARGE: [413, 'The body is larger than 1 MiB.'],
} as const satisfies Record<string, readonly [number, string]>

export type ApiErrorCode = keyof typeof API_ERRORS

export const ERROR_CODES: readonly ApiErrorCode[] = Object.keys(API_ERRORS).filter(isErrorCode)

function isErrorCode(name: string): name is ApiErrorCode {
  return Object.hasOwn(API_ERRORS, name)
}

export interface ApiErrorDetails {
  /** What to do about it. */
  hint?: string
  /** Seconds to wait before another try. */
  retryAfter?: number
}

/** What an agent is told went wrong. `message` is read by people and models; nothing secret may stand in it. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly hint: string | undefined
  readonly retryAfter: number | undefined

  constructor(code: ApiErrorCode, message?: string, { hint, retryAfter }: ApiErrorDetails = {}) {
    super(message ?? API_ERRORS[code][1])
    this.name = 'ApiError'
    this.code = code
    this.hint = hint
    this.retryAfter = retryAfter
  }

  /** HTTP status. */
  get status() {
    return API_ERRORS[this.code][0]
  }

  /** The error envelope of the service. */
  toJSON() {
    const { code, message, hint, retryAfter } = this
    return {
      success: false as const,
      error: {
        code,
        message,
        ...(hint !== undefined && { hint }),
        ...(retryAfter !== undefined && { retryAfter }),
      },
    }
  }
}
