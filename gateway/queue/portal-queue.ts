import type { Portal } from '#core/portal.ts'

/**
 * The line in front of one portal: so many requests at a time as the portal takes, within its bucket and its time
 * budget, and fair between keys.
 */
export interface PortalQueue {
  /**
   * The portal as one key sees it. What is not let through rejects with TurnedAway (QUEUE_TIMEOUT, RATE_LIMITED,
   * ERROR_LOOP_DETECTED); in a batch a single command may. `signal` takes calls that wait out of the line; what is
   * under way ends.
   */
  portalFor(keyId: string, signal?: AbortSignal): Portal
  /** Calls that wait or are under way. */
  depth(): { waiting: number; running: number }
  /** Turns away all that waits or comes, and resolves when what is under way has ended. */
  close(): Promise<void>
}
