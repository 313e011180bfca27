import { useId } from 'react'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  choices: readonly { value: Value; label: string; icon?: IconName | undefined }[]
  onChange: (value: Value) => void
  /** Draws the icons alone; the labels stay as names and tooltips. */
  iconsOnly?: boolean | undefined
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, choices, onChange, iconsOnly = false } = props
  const group = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex rounded-full border border-line bg-soft p-px"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          title={iconsOnly ? choice.label : undefined}
          className={`relative inline-flex min-h-7.5 cursor-pointer items-center gap-1.5 rounded-full text-dim hover:text-ink has-checked:bg-canvas has-checked:font-semibold has-checked:text-ink has-checked:shadow-lift has-focus-visible:outline-2 has-focus-visible:outline-accent-ink ${iconsOnly ? 'px-2' : 'px-3.5'}`}
        >
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          {choice.icon && <Icon name={choice.icon} size={16} />}
          <span className={iconsOnly ? 'sr-only' : ''}>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}
