import type { HeldLock } from '../store/locks.ts'
import type { Context } from './context.ts'

type Waiting = Pick<Context, 'store' | 'queueTimeout' | 'deadline' | 'signal' | 'now'>

/** Waits for a lock as long as for the portal; null where the time is over or the client has left. */
export function waitForLock(context: Waiting, name: string): Promise<HeldLock | null> {
  const { store, queueTimeout, deadline, signal, now } = context
  const ms = Math.max(0, Math.min(queueTimeout, deadline - now()))
  return store.locks.acquire([name], ms, signal)
}
