type SlotsProps = {
  used: number
  total: number
  /** Without it the dots are ornament, for words that stand beside them. */
  label?: string | undefined
}

export function Slots({ used, total, label }: SlotsProps) {
  return (
    <span
      {...(label ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true })}
      className="inline-flex items-center gap-1"
    >
      {Array.from({ length: total }, (_, slot) => (
        <span
          key={slot}
          className={`size-2 rounded-full border ${slot < used ? 'border-accent-ink bg-accent-ink' : 'border-edge'}`}
        />
      ))}
    </span>
  )
}
