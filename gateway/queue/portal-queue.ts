import type { Portal } from '#core/portal.ts'

/**
 * The line in front of one portal: so many requests at a time as the portal takes, within its bucket and its time
 * budget, and fair between keys.
 */
export interface PortalQueue {
  /** The portal as one key sees it. What is not let through rejects with TurnedAway. */
  portalFor(keyId: string, signal?: AbortSignal): Portal
  /** Calls that wait or are under way. */
  depth(): { waiting: number; running: number }
}
