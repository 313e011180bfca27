type SlotsProps = { used: number; total: number; label: string }

export function Slots({ used, total, label }: SlotsProps) {
  return (
    <span role="img" aria-label={label} title={label} className="inline-flex items-center gap-1">
      {Array.from({ length: total }, (_, slot) => (
        <span
          key={slot}
          className={`size-2 rounded-full border ${slot < used ? 'border-accent-ink bg-accent-ink' : 'border-edge'}`}
        />
      ))}
    </span>
  )
}
