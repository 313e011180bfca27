import type { Portal } from '#core/portal.ts'

/** What ends the waiting of one request of an agent. What was sent runs to its end. */
export interface RequestLimits {
  /** Aborted when the client has left: what waits is taken out, with INVALID_REQUEST that is not read any more. */
  signal?: AbortSignal
  /** By the monotonic clock in Unix milliseconds: nothing is sent after it. */
  deadline?: number
}

/**
 * The line in front of one portal: so many requests at a time as the portal takes, within its bucket and its time
 * budget, and fair between keys.
 */
export interface PortalQueue {
  /**
   * The portal as one key sees it. What is not let through rejects with TurnedAway (QUEUE_TIMEOUT, RATE_LIMITED,
   * ERROR_LOOP_DETECTED); in a batch a single command may.
   */
  portalFor(keyId: string, limits?: RequestLimits): Portal
  /** Calls that wait or are under way. */
  depth(): { waiting: number; running: number }
  /** Turns away all that waits or comes, and resolves when what is under way has ended. */
  close(): Promise<void>
}
