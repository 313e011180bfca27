import { FAR } from './buckets.ts'
import type { BucketStore } from './store.ts'

/** Drops that were added and ran out in fractions are a whole again, give or take this. */
const ROUNDING = 1e-6

/**
 * Buckets of a store that one gateway has to itself. They are as short-lived as PostgreSQL's unlogged ones: after a
 * restart they are empty, and nothing of a request waits for the disk.
 */
export function memoryBuckets(): BucketStore {
  const buckets = new Map<string, { level: number; at: number }>()
  return {
    pour(name, { capacity, perSecond }, now) {
      const held = buckets.get(name)
      const bucket = held && held.at <= now + FAR ? held : { level: 0, at: now }
      const ran = (Math.max(0, now - bucket.at) * perSecond) / 1000
      const rest = Math.max(0, bucket.level - ran)
      if (rest + 1 > capacity + ROUNDING) {
        const waitMs = Math.max(1, Math.ceil(((rest + 1 - capacity) / perSecond) * 1000))
        return Promise.resolve({ ok: false, level: rest, waitMs })
      }
      const level = rest + 1
      buckets.set(name, { level, at: Math.max(bucket.at, now) })
      return Promise.resolve({ ok: true, level, waitMs: 0 })
    },
  }
}
