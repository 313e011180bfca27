type ProgressBarProps = {
  /** How far it is, in words; shown beside the bar. */
  label: string
  done: number
  all: number
}

export function ProgressBar({ label, done, all }: ProgressBarProps) {
  const share = all === 0 ? 0 : Math.min(100, (done / all) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={all}
      className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1"
    >
      <span aria-hidden className="h-1.5 w-40 max-w-full overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${share}%` }}
        />
      </span>
      <span className="text-sm text-dim tabular-nums">{label}</span>
    </div>
  )
}
