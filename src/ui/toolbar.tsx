import { type FocusEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

type ToolbarProps = {
  label: string
  children: ReactNode
  /** Stands on its own small plate, as over the corner of a row. */
  floating?: boolean | undefined
}

const stops = 'button:not(:disabled, [role^=menuitem]), a[href]'

/** One tab stop; the arrow keys walk its buttons. Fields and radio groups inside keep their own keys. */
export function Toolbar({ label, children, floating = false }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const last = useRef<Element>(null)

  const buttons = () => [...(bar.current?.querySelectorAll<HTMLElement>(stops) ?? [])]

  function settle(all: HTMLElement[]) {
    const stop = all.find((button) => button === last.current) ?? all[0]
    for (const button of all) button.tabIndex = button === stop ? 0 : -1
  }

  // After every render: buttons come, go and change.
  useLayoutEffect(() => settle(buttons()))

  function handleFocus(event: FocusEvent) {
    last.current = event.target
    settle(buttons())
  }

  function handleKey(event: KeyboardEvent<HTMLElement>) {
    const all = buttons()
    const here = all.findIndex((button) => button === event.target)
    if (here < 0) return
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
    const moves: Record<string, number> = { [forward]: here + 1, [backward]: here - 1, Home: 0, End: -1 }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    event.stopPropagation()
    all.at(move % all.length)?.focus()
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      tabIndex={-1}
      onFocus={handleFocus}
      onKeyDown={handleKey}
      className={`inline-flex max-w-full flex-wrap items-center gap-0.5 ${floating ? 'rounded-full border border-line bg-canvas p-px shadow-lift' : ''}`}
    >
      {children}
    </div>
  )
}
