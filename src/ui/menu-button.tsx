import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { IconName } from './icon-paths.ts'
import type { MenuItem } from './menu-list.tsx'
import { OnDemand, onDemand } from './on-demand.tsx'

/** What opens: fetched before anyone presses the button, or else with the first press. */
export const MenuList = onDemand(() => import('./menu-list.tsx').then((module) => module.MenuList))

type MenuButtonProps = {
  label: string
  items: readonly MenuItem[]
  icon?: IconName | undefined
  size?: 'm' | 's' | undefined
  /** Shows the label as words beside the icon. */
  wordy?: boolean | undefined
}

export function MenuButton({ label, items, icon = 'more', size, wordy = false }: MenuButtonProps) {
  const [startAt, setStartAt] = useState<'first' | 'last'>()
  const trigger = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  const open = startAt !== undefined

  function close(refocus: boolean) {
    setStartAt(undefined)
    if (refocus) trigger.current?.focus()
  }

  // Also fires when the window loses focus: a click on the portal's page around the frame closes the menu.
  function handleBlur(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) close(false)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setStartAt(event.key === 'ArrowDown' ? 'first' : 'last')
  }

  const shared = {
    ref: trigger,
    icon,
    size,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': open ? menuId : undefined,
    onClick: () => (open ? close(true) : setStartAt('first')),
    onKeyDown: handleKey,
  } as const

  return (
    <span className="relative inline-flex" onBlur={handleBlur}>
      {wordy ? <Button {...shared}>{label}</Button> : <IconButton {...shared} label={label} />}
      {open && (
        <OnDemand>
          <MenuList id={menuId} label={label} items={items} startAt={startAt} onClose={close} />
        </OnDemand>
      )}
    </span>
  )
}
