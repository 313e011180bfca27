/** The middle of some numbers, between the two middle ones where their count is even. Throws on none. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

/** The number below which a share of all lies (0 to 1), interpolated. Throws on none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) throw new RangeError('there is no middle of nothing')
  return low + (high - low) * (at - Math.floor(at))
}

/** The median with the middle half around it, for people: `212 ms (198 to 240)`. */
export function spread(numbers: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => Math.round(quantile(numbers, share)))
  return `${middle} ms (${low} to ${high})`
}
