import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'
import { makeRoomBelow, scrollToPopover } from './make-room-below.ts'

export type MenuItem = {
  id: string
  label: string
  icon?: IconName | undefined
  /** A second line: what it does, or why it cannot be done now. */
  hint?: string | undefined
  disabled?: boolean | undefined
  danger?: boolean | undefined
  /** Makes the item one of a set of choices. */
  checked?: boolean | undefined
  onSelect: () => void
}

type MenuListProps = {
  id: string
  label: string
  items: readonly MenuItem[]
  startAt: 'first' | 'last'
  onClose: (refocus: boolean) => void
}

export function MenuList({ id, label, items, startAt, onClose }: MenuListProps) {
  const menu = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const hintId = useId()

  const rows = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  useLayoutEffect(() => (menu.current ? makeRoomBelow(menu.current) : undefined), [])
  useLayoutEffect(() => (menu.current ? scrollToPopover(menu.current) : undefined), [])

  useEffect(() => {
    const all = menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]')
    all?.[startAt === 'first' ? 0 : all.length - 1]?.focus({ preventScroll: true })
  }, [startAt])

  function moveTo(index: number) {
    const all = rows()
    all.at(index % all.length)?.focus()
  }

  function typeAhead(key: string, now: number) {
    const goesOn = now - typed.current.at < 700
    typed.current = { text: (goesOn ? typed.current.text : '') + key.toLocaleLowerCase(), at: now }
    const { text } = typed.current
    const from = rows().findIndex((row) => row === document.activeElement)
    const order = items.map((_, step) => (from + step + (text.length > 1 ? 0 : 1)) % items.length)
    const hit = order.find((index) => items[index]?.label.toLocaleLowerCase().startsWith(text))
    if (hit !== undefined) moveTo(hit)
  }

  function handleKey(event: KeyboardEvent) {
    const here = rows().findIndex((row) => row === document.activeElement)
    const moves: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }
    const move = moves[event.key]
    // A menu inside a toolbar or a feed keeps its keys to itself.
    if (event.key !== 'Tab') event.stopPropagation()
    if (event.key === 'Escape' || move !== undefined) event.preventDefault()
    if (event.key === 'Escape') return onClose(true)
    if (move !== undefined) return moveTo(move)
    const plain =
      event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
    if (plain) typeAhead(event.key, event.timeStamp)
  }

  function select(item: MenuItem) {
    if (item.disabled) return
    onClose(true)
    item.onSelect()
  }

  return (
    <div
      ref={menu}
      id={id}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={handleKey}
      className="absolute end-0 top-full z-20 mt-1 w-max max-w-72 min-w-44 rounded-lg border border-line bg-canvas p-1 shadow-float"
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          aria-disabled={item.disabled}
          aria-describedby={item.hint ? `${hintId}${item.id}` : undefined}
          tabIndex={-1}
          onClick={() => select(item)}
          className={`flex min-h-8 w-full items-start gap-2.5 rounded-md px-2.5 py-1.5 text-start outline-offset-[-2px] hover:bg-soft focus:bg-soft aria-disabled:cursor-default aria-disabled:text-dim ${item.danger ? 'text-bad' : ''}`}
        >
          {item.checked !== undefined && (
            <span className={item.checked ? 'pt-0.5' : 'invisible pt-0.5'}>
              <Icon name="check" size={16} />
            </span>
          )}
          {item.icon && (
            <span className="pt-0.5">
              <Icon name={item.icon} size={16} />
            </span>
          )}
          <span className="min-w-0">
            <span>{item.label}</span>
            {item.hint && (
              <span id={`${hintId}${item.id}`} aria-hidden className="block text-xs text-dim">
                {item.hint}
              </span>
            )}
          </span>
        </button>
      ))}
    </div>
  )
}
