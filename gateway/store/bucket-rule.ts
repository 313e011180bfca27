import type { BucketRule } from './store.ts'

/** Drops that were added and ran out in fractions are a whole again, give or take this. */
export const ROUNDING = 1e-6

/**
 * Milliseconds by which the clocks of two gateways of one store may differ (docs/scale.md). A bucket from further ahead
 * is of a clock that was set back since, and would not run out before that time has come again.
 */
export const FAR = 5_000

/** Milliseconds until a bucket that is filled to `level` has room for a drop more. */
export function waitFor(level: number, { capacity, perSecond }: BucketRule): number {
  return Math.max(1, Math.ceil(((level + 1 - capacity) / perSecond) * 1000))
}
