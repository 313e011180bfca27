/** One number, and what was promised for it. */
export interface Row {
  title: string
  /** Null where it was not measured this time: the notes say how to. */
  value: number | null
  unit: '' | 'kB' | 'ms' | 'times' | 'min' | 'requests'
  /** The promise is this or less; null where nothing was promised. */
  target: number | null
  /** What the value was taken from, one number a run. */
  runs: number[]
  /** Whatever else a reader needs in order to believe it. */
  notes: string[]
}

export type Verdict = 'kept' | 'missed' | 'not run' | ''

export function verdictOf({ value, target }: Row): Verdict {
  if (value === null) return 'not run'
  if (target === null) return ''
  return value <= target ? 'kept' : 'missed'
}
