import type { HeldLock } from '../store/locks.ts'
import type { QueueSettings } from './queue-settings.ts'

export interface PortalDoor {
  /**
   * Waits for one of the portal's slots and for room in its bucket, until `deadline` (monotonic clock). Null where
   * the time ran out or `signal` was aborted. Rejects where the store fails.
   */
  enter(deadline: number, signal?: AbortSignal): Promise<HeldLock | null>
}

type DoorSettings = Pick<QueueSettings, 'store' | 'bucket' | 'parallel' | 'now' | 'pause'> & {
  portalId: string
}

/** What all gateways of a store pass one request at a time: two at once and so many a second (REST docs: limits). */
export function portalDoor({ portalId, store, bucket, parallel, now, pause }: DoorSettings): PortalDoor {
  const slots = Array.from({ length: parallel }, (_, n) => `slot:${portalId}:${n}`)
  // The portal counts a request when it comes, we when it leaves: one drop of room makes up for a slow way.
  const rule = { ...bucket, capacity: Math.max(1, bucket.capacity - 1) }
  let last: Promise<unknown> = Promise.resolve()

  async function goIn(deadline: number, signal: AbortSignal | undefined): Promise<HeldLock | null> {
    for (;;) {
      const slot = await store.locks.acquire(slots, Math.max(0, deadline - now()), signal)
      if (!slot) return null
      const waitMs = await pourBehind(slot)
      if (waitMs === 0) return slot
      // Nobody is kept from a slot by one who only waits for the bucket.
      await slot.release()
      if (now() + waitMs > deadline) return null
      await pause(waitMs)
    }
  }

  async function pourBehind(slot: HeldLock): Promise<number> {
    try {
      const { ok, waitMs } = await store.buckets.pour(`portal:${portalId}`, rule, now())
      return ok ? 0 : waitMs
    } catch (error) {
      await slot.release()
      throw error
    }
  }

  return {
    // One after another, so that whoever came first has the next drop.
    enter(deadline, signal) {
      const entered = last.then(() => goIn(deadline, signal))
      last = entered.catch(() => null)
      return entered
    },
  }
}
