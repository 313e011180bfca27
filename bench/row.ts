/** One number, and what was promised for it. */
export interface Row {
  title: string
  /** Null where there is no number: nothing ran, or what ran did not hold. The notes say which. */
  value: number | null
  unit: '' | 'kB' | 'MB' | 'ms' | 's' | 'times' | 'min' | 'requests' | 'per second'
  /** The promise is this or less; null where nothing was promised. */
  target: number | null
  /** What the value was taken from, one number a run. */
  runs: number[]
  /** Whatever else a reader needs in order to believe it. */
  notes: string[]
}

export type Verdict = 'kept' | 'missed' | 'not run' | ''

export function verdictOf({ value, target, runs }: Row): Verdict {
  if (value === null) return runs.length > 0 ? 'missed' : 'not run'
  if (target === null) return ''
  return value <= target ? 'kept' : 'missed'
}
