import { PortalError } from '#core/portal-error.ts'
import type { ApiError } from '../api/api-error.ts'

/** A call that the gateway's own line did not let through: the portal never saw it. */
export class TurnedAway extends PortalError {
  readonly answer: ApiError

  constructor(answer: ApiError, method: string) {
    super('rateLimit', { method })
    this.name = 'TurnedAway'
    this.answer = answer
  }
}
