import { useId } from 'react'

type ChoicesProps<Value extends string> = {
  label: string
  value: Value
  choices: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of many: like Segmented, but it wraps, for choices whose number nobody knows beforehand. */
export function Choices<Value extends string>({ label, value, choices, onChange }: ChoicesProps<Value>) {
  const group = useId()
  return (
    <div role="radiogroup" aria-label={label} className="flex min-w-0 flex-wrap gap-1">
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="relative inline-flex min-h-7 max-w-full cursor-pointer items-center rounded-full border border-line px-3 text-sm text-dim hover:border-edge hover:text-ink has-checked:border-accent-ink has-checked:bg-accent-soft has-checked:text-accent-ink has-checked:inset-ring-1 has-checked:inset-ring-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
        >
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          <bdi className="truncate">{choice.label}</bdi>
        </label>
      ))}
    </div>
  )
}
