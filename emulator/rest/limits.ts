/** The leaky bucket in front of a portal: drains 2 a second, blocks above 50. REST docs: limits. */
const bucketSize = 50
const drainPerSecond = 2

/** Seconds of run time a method may use within ten minutes, for one app or webhook. */
const budgetSeconds = 480
const minute = 60_000
/** Only runs over a tenth of a second count. */
const countedFrom = 0.1

export type Limits = {
  /** False when the address has to wait. One HTTP request is one drop, a batch too. */
  admit(address: string, now: number): boolean
  /** Seconds used so far, and the unix second when the oldest minute drops out. */
  operating(key: string, now: number): { used: number; resetAt: number; spent: boolean }
  charge(key: string, now: number, seconds: number): void
  clear(): void
}

export function createLimits(): Limits {
  const buckets = new Map<string, { level: number; at: number }>()
  const budgets = new Map<string, { from: number; seconds: number }[]>()

  function minutesOf(key: string, now: number): { from: number; seconds: number }[] {
    const alive = (budgets.get(key) ?? []).filter((each) => each.from + 10 * minute > now)
    budgets.set(key, alive)
    return alive
  }

  return {
    admit(address, now) {
      const { level, at } = buckets.get(address) ?? { level: 0, at: now }
      const drained = Math.max(0, level - (Math.max(0, now - at) / 1000) * drainPerSecond)
      const admitted = drained + 1 <= bucketSize
      buckets.set(address, { level: admitted ? drained + 1 : drained, at: now })
      return admitted
    },
    operating(key, now) {
      const minutes = minutesOf(key, now)
      const used = minutes.reduce((sum, each) => sum + each.seconds, 0)
      const from = minutes[0]?.from ?? now
      return { used, resetAt: Math.floor((from + 10 * minute) / 1000), spent: used >= budgetSeconds }
    },
    charge(key, now, seconds) {
      if (seconds <= countedFrom) return
      const minutes = minutesOf(key, now)
      const last = minutes.at(-1)
      if (last && last.from + minute > now) last.seconds += seconds
      else minutes.push({ from: now, seconds })
    },
    clear() {
      buckets.clear()
      budgets.clear()
    },
  }
}
