/** Unix milliseconds, with fractions. */
export type Span = { from: number; to: number }

/** Started at `from`; `read` is the same clock now. Both are Unix milliseconds. */
export type Stopwatch = { from: number; read: () => number }

/** Counts fractions of a millisecond too, and goes on also where the portal's clock stands still or is set back. */
export function startWatch(now: () => number): Stopwatch {
  const from = now()
  const begun = performance.now()
  return { from, read: () => Math.max(now(), from + performance.now() - begun) }
}
