import { FAR, ROUNDING, waitFor } from './bucket-rule.ts'
import type { BucketStore } from './store.ts'

/**
 * Buckets of a store that one gateway has to itself. They are as short-lived as PostgreSQL's unlogged ones: after a
 * restart they are empty, and nothing of a request waits for the disk.
 */
export function memoryBuckets(): BucketStore {
  const buckets = new Map<string, { level: number; at: number }>()
  return {
    pour(name, rule, now) {
      const { capacity, perSecond } = rule
      const held = buckets.get(name)
      const bucket = held && held.at <= now + FAR ? held : { level: 0, at: now }
      const ran = (Math.max(0, now - bucket.at) * perSecond) / 1000
      const rest = Math.max(0, bucket.level - ran)
      if (rest + 1 > capacity + ROUNDING)
        return Promise.resolve({ ok: false, level: rest, waitMs: waitFor(rest, rule) })
      const level = rest + 1
      buckets.set(name, { level, at: Math.max(bucket.at, now) })
      return Promise.resolve({ ok: true, level, waitMs: 0 })
    },
  }
}
