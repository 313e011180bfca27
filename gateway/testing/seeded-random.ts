/** Numbers from 0 to 1 that follow from the seed (mulberry32, after Tommy Ettinger). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers from `from` below `to`, so many and in rising order. */
export function seededMoments(random: () => number, count: number, from: number, to: number): number[] {
  const moments = Array.from({ length: count }, () => from + Math.floor(random() * (to - from)))
  return moments.toSorted((one, other) => one - other)
}
