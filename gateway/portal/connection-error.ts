import { type ErrorCode, PortalError } from '#core/portal-error.ts'

/** The reason of an answer that was too large to be read. */
export const TOO_LARGE = 'TOO_LARGE'

/** What a connection error is about; nothing of an address but its host. */
export interface ConnectionFailure {
  method: string
  /**
   * Node's code (ENOTFOUND, UNABLE_TO_VERIFY_LEAF_SIGNATURE, ...), or one of ours: TIMEOUT, REDIRECT, BROKEN_OFF (an
   * answer without its end), TOO_LARGE, HTTP_<status>, NO_ANSWER where nothing else is known.
   */
  reason: string
  /** The host that a redirect leads to, or that was asked in place of the portal; null where it is the portal. */
  host?: string | null
  /** HTTP status; 0 where no answer came. */
  status?: number
}

/** No answer, or none that can be used: why it is so, for the log of the operator. */
export class ConnectionError extends PortalError {
  readonly reason: string
  readonly host: string | null

  constructor(code: ErrorCode, { method, reason, host = null, status = 0 }: ConnectionFailure) {
    super(code, { method, status })
    this.name = 'ConnectionError'
    this.reason = reason
    this.host = host
  }
}

/** The host that a redirect leads to, with its port; null where there is none to read. Paths may hold the webhook's secret. */
export function redirectHost(location: unknown): string | null {
  return typeof location === 'string' && URL.canParse(location) ? new URL(location).host : null
}
