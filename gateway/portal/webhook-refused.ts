import { PortalError } from '#core/portal-error.ts'

/** The portal does not know the webhook: nothing that an agent sends can change that. */
export class WebhookRefusedError extends PortalError {
  constructor({ method, portalCode, description, status }: PortalError) {
    super('authLost', { method, portalCode, description, status })
    this.name = 'WebhookRefusedError'
  }
}

/**
 * Recognizes a refusal of the webhook itself, as opposed to one of the call; any other error comes back as it is.
 * Portals answer a deleted or mistyped webhook with INVALID_CREDENTIALS (seen in on-premise builds) or NO_AUTH_FOUND
 * (REST docs: system errors).
 */
export function readWebhookRefusal(error: unknown): unknown {
  if (!(error instanceof PortalError)) return error
  const isRefused = error.code === 'authLost' || error.portalCode.toUpperCase() === 'INVALID_CREDENTIALS'
  return isRefused ? new WebhookRefusedError(error) : error
}
