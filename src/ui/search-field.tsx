import { type ComponentProps, useRef } from 'react'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

type SearchFieldProps = Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange' | 'ref'> & {
  label: string
  clearLabel: string
  value: string
  onChange: (text: string) => void
}

export function SearchField({ label, clearLabel, value, onChange, ...rest }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)

  function clear() {
    onChange('')
    input.current?.focus()
  }

  return (
    <div className="relative flex w-full min-w-0 items-center">
      <span className="pointer-events-none absolute start-3 text-dim">
        <Icon name="search" size={16} />
      </span>
      <input
        ref={input}
        type="search"
        // An empty field runs with the page, as its placeholder does.
        dir={value ? 'auto' : undefined}
        autoComplete="off"
        placeholder={label}
        {...rest}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          rest.onKeyDown?.(event)
          if (event.key !== 'Escape' || !value) return
          event.preventDefault()
          event.stopPropagation()
          clear()
        }}
        className="min-h-8.5 w-full rounded-full border border-line bg-soft px-9 text-ellipsis hover:border-edge focus-visible:bg-canvas focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
      />
      {value && (
        <span className="absolute end-1 inline-flex">
          <IconButton label={clearLabel} icon="close" size="s" onClick={clear} />
        </span>
      )}
    </div>
  )
}
