import type { Clocks } from '../ops/clocks.ts'
import type { Spent } from '../portal/link.ts'

/** Share of the limit that is used before calls of a method wait. */
const USED = 0.9

/** Milliseconds a method stays closed where the portal does not say, and the most it can (its window: REST docs: limits). */
const UNKNOWN_MS = 60_000
const WINDOW_MS = 600_000

export interface MethodBudgets {
  /** Takes in the portal's account of an answered call. */
  report(spent: Spent): void
  /** The portal refused the method for its time. */
  refused(method: string): void
  /** Until when the method has to rest, by the monotonic clock in Unix milliseconds; 0 where it has not. */
  closedUntil(method: string): number
}

/** The time a portal gives each method; `limit` in seconds. */
export function methodBudgets(limit: number, { now, date }: Clocks): MethodBudgets {
  const methods = new Map<string, { resetAt: number; closed: boolean }>()

  /** By the monotonic clock. The portal's clock may go wrong: never later than its window is long. */
  function soon(resetAt: number): number {
    const left = resetAt - date()
    return now() + (left > 0 ? Math.min(left, WINDOW_MS) : UNKNOWN_MS)
  }

  return {
    report({ method, operating, resetAt }) {
      methods.set(method, { resetAt: soon(resetAt), closed: operating >= limit * USED })
    },
    refused(method) {
      const known = (methods.get(method)?.resetAt ?? 0) - now()
      methods.set(method, { resetAt: now() + (known > 0 ? known : UNKNOWN_MS), closed: true })
    },
    closedUntil(method) {
      const budget = methods.get(method)
      return budget?.closed === true && budget.resetAt > now() ? budget.resetAt : 0
    },
  }
}
