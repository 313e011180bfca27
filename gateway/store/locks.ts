export type Release = () => Promise<void>

/**
 * Named locks that hold over all gateways of one store and die with their holder. The embedded file has one gateway,
 * so there they live in memory; PostgreSQL has advisory locks.
 */
export interface Locks {
  /**
   * Waits in line for one of `names` (any that is free), `timeoutMs` at most; null where the time ran out or `signal`
   * was aborted. Release may be called twice.
   */
  acquire(names: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<HeldLock | null>
}

export interface HeldLock {
  name: string
  release: Release
}
