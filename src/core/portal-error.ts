/** Stable machine codes: the screen's words and the gateway's statuses hang on them. */
export const ERROR_CODES = [
  'accessDenied',
  'appAccess',
  'authLost',
  'budget',
  'cannotChangePinned',
  'invalid',
  'methodMissing',
  'network',
  'noScope',
  'notFound',
  'ownerNotFound',
  'pinLimit',
  'plan',
  'portalDown',
  'rateLimit',
  'refused',
  'removingDisabled',
  'timeout',
  'unknown',
  'unreadable',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

export interface PortalErrorDetails {
  /** The portal's own code as text; empty where it sends none. */
  portalCode?: string
  /** HTTP status; 0 where no answer came. */
  status?: number
  /** The portal's own sentence: for logs, never shown as the message for people. */
  description?: string
  method?: string
}

/**
 * The one error of Trail. `code` is ours and stable; `message` is for logs and holds no parameter, address or
 * token; people read the translation of `key`.
 */
export class PortalError extends Error {
  readonly code: ErrorCode
  readonly portalCode: string
  readonly status: number
  readonly description: string
  readonly method: string

  constructor(code: ErrorCode, details: PortalErrorDetails = {}) {
    const { portalCode = '', status = 0, description = '', method = '' } = details
    super(`${method || 'portal'}: ${code}${portalCode ? ` (${portalCode})` : ''}`)
    this.name = 'PortalError'
    this.code = code
    this.portalCode = portalCode
    this.status = status
    this.description = description
    this.method = method
  }

  /** The words for people; narrower errors have closer ones. */
  get key(): `error.${ErrorCode}` | 'entry.vanished' | 'entry.offCard' {
    return `error.${this.code}`
  }

  /** True where the portal may have carried the call out although no readable answer came back. */
  get mayHaveHappened(): boolean {
    return MAY_HAVE_HAPPENED.has(this.code)
  }
}

const MAY_HAVE_HAPPENED: ReadonlySet<ErrorCode> = new Set(['network', 'timeout', 'unreadable', 'portalDown'])

export function toPortalError(error: unknown, method = ''): PortalError {
  if (error instanceof PortalError) return error
  return new PortalError('unknown', { method, description: error instanceof Error ? error.name : '' })
}

/** A read is worth repeating when nothing was answered; a write only when it was turned away at the door. */
export function isWorthRepeating(error: PortalError, write: boolean): boolean {
  if (error.code === 'rateLimit') return true
  return !write && error.mayHaveHappened
}

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'budget',
  'cannotChangePinned',
  'network',
  'portalDown',
  'rateLimit',
  'timeout',
  'unknown',
  'unreadable',
])

/** Whether it makes sense that a person tries the same again. */
export function isPassing(error: PortalError): boolean {
  return PASSING.has(error.code)
}
