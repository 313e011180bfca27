import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Field, type FieldProps, controlLook } from './field.tsx'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

export type ComboboxOption = {
  id: string
  title: string
  kind?: string | undefined
  /** A reason why it cannot be picked. */
  disabled?: string | undefined
}

type ComboboxProps<Option extends ComboboxOption> = FieldProps & {
  options: readonly Option[]
  busy?: boolean | undefined
  /** The options are of earlier words: they stay in sight and cannot be picked. */
  outdated?: boolean | undefined
  busyText: string
  emptyText: string
  placeholder?: string | undefined
  /** Called 250 ms after the last keystroke, with the trimmed text. */
  onQuery: (text: string) => void
  onPick: (option: Option) => void
}

const PAUSE_MS = 250

/** A field that searches elsewhere, its results in the flow below it: they push the page down rather than cover it. */
export function Combobox<Option extends ComboboxOption>(props: ComboboxProps<Option>) {
  const {
    options,
    busy = false,
    outdated = false,
    busyText,
    emptyText,
    placeholder,
    onQuery,
    onPick,
    ...field
  } = props
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const [activeId, setActiveId] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const listId = useId()

  useEffect(() => () => clearTimeout(timer.current), [])

  const working = busy || waiting
  const settled = !outdated && !waiting
  const shown = open && options.length > 0
  const active = options.findIndex((option) => option.id === activeId)
  const status = open && text.trim() && options.length === 0 ? (working ? busyText : emptyText) : ''

  function handleText(next: string) {
    setText(next)
    setOpen(true)
    setWaiting(true)
    setActiveId(undefined)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      setWaiting(false)
      onQuery(next.trim())
    }, PAUSE_MS)
  }

  function clear() {
    clearTimeout(timer.current)
    setWaiting(false)
    setText('')
    onQuery('')
  }

  function pick(option: Option) {
    if (option.disabled || !settled) return
    clear()
    setOpen(false)
    setActiveId(undefined)
    onPick(option)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      const from = active < 0 && step < 0 ? 0 : active
      setActiveId(options.at((from + step) % Math.max(1, options.length))?.id)
    }
    const chosen = options[active]
    if (event.key === 'Enter' && shown && chosen) {
      event.preventDefault()
      pick(chosen)
    }
    // With nothing left to close or clear, Escape is for whatever the field stands in.
    if (event.key === 'Escape' && (shown || status || text)) {
      event.preventDefault()
      event.stopPropagation()
      if (shown || status) setOpen(false)
      else clear()
    }
  }

  return (
    <Field {...field}>
      {(aria) => (
        <>
          <span className="relative flex items-center">
            <span className="pointer-events-none absolute start-2.5 size-4 text-dim">
              {working ? <Spinner /> : <Icon name="search" size={16} />}
            </span>
            <input
              {...aria}
              type="text"
              role="combobox"
              dir={text ? 'auto' : undefined}
              autoComplete="off"
              aria-autocomplete="list"
              aria-expanded={shown}
              aria-controls={shown ? listId : undefined}
              aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
              placeholder={placeholder}
              value={text}
              onChange={(event) => handleText(event.target.value)}
              onFocus={() => setOpen(true)}
              onClick={() => setOpen(true)}
              onKeyDown={handleKey}
              className={`min-h-8.5 px-8 ${controlLook}`}
            />
          </span>
          {/* It stays when the focus goes: closing on blur would pull the page from under the click that took it. */}
          {shown && (
            <div
              id={listId}
              role="listbox"
              aria-label={field.label}
              className={`mt-1 rounded-md border border-line p-1 ${settled ? '' : 'opacity-60'}`}
            >
              {options.map((option, index) => (
                <button
                  key={option.id}
                  id={`${listId}-${index}`}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  aria-disabled={option.disabled || !settled ? true : undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => pick(option)}
                  className="flex min-h-8 w-full flex-wrap items-center gap-x-2 rounded-sm px-2 py-1 text-start hover:bg-soft aria-selected:bg-accent-soft aria-selected:outline-2 aria-selected:outline-accent-ink"
                >
                  {option.kind && <span className="text-sm text-dim">{option.kind}</span>}
                  <bdi className="min-w-0 wrap-anywhere">{option.title}</bdi>
                  {option.disabled && <span className="text-xs text-dim">{option.disabled}</span>}
                </button>
              ))}
            </div>
          )}
          <p role="status" className={status ? 'mt-1 text-sm text-dim' : ''}>
            {status}
          </p>
        </>
      )}
    </Field>
  )
}
