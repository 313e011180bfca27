/** How long the machine's clock must run without being set again before dates follow it, in milliseconds. */
const HOLD_MS = 3_600_000

/** Milliseconds by which two readings of one clock may differ: they are not made at one moment. */
const SAME_MS = 1_000

export interface Clocks {
  /**
   * The monotonic clock, in Unix milliseconds as of the start. It goes at its own pace whatever the machine's clock is
   * set to, so it decides about waiting, rates and what is fresh. It may differ from the date by any amount.
   */
  now: () => number
  /**
   * The date in Unix milliseconds, for what is stored, shown, or compared with a date that people chose (a key's
   * expiry). A clock that is set wrong and back within an hour does not touch it; one that stays as it was set is
   * followed after that hour, for it may be the start that was wrong.
   */
  date: () => number
}

/** `wall`: the machine's clock in Unix milliseconds, `elapsed`: milliseconds by a clock that is never set. */
export function createClocks(
  wall: () => number = () => Date.now(),
  elapsed: () => number = () => performance.now(),
): Clocks {
  const start = wall() - elapsed()
  let followed = start
  let other: { start: number; since: number } | null = null

  return {
    now: () => Math.floor(start + elapsed()),
    date() {
      const at = elapsed()
      const found = wall() - at
      if (isSame(found, followed)) other = null
      else if (!other || !isSame(found, other.start)) other = { start: found, since: at }
      else if (at - other.since >= HOLD_MS) {
        followed = found
        other = null
      }
      return Math.floor(followed + at)
    },
  }
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_MS
}
