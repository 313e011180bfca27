/**
 * Unix milliseconds that never go back: while the machine's clock is set back, `elapsed` (milliseconds of a clock that
 * nobody sets) goes on from the latest time that was told. What waits for a time waits as long as it was meant to.
 */
export function steadyClock(
  wall: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): () => number {
  let ahead = wall() - elapsed()
  return () => {
    ahead = Math.max(ahead, wall() - elapsed())
    return Math.floor(ahead + elapsed())
  }
}
