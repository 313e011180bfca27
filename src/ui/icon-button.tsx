import type { ComponentProps, MouseEvent } from 'react'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  label: string
  icon: IconName
  size?: 'm' | 's' | undefined
  pressed?: boolean | undefined
  busy?: boolean | undefined
}

const sizes = { m: 'size-8', s: 'size-7' }

export function IconButton(props: IconButtonProps) {
  const { label, icon, size = 'm', pressed, busy = false, onClick, title = label, ...rest } = props

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (busy) return event.preventDefault()
    onClick?.(event)
  }

  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={title}
      aria-pressed={pressed}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={handleClick}
      className={`relative inline-grid shrink-0 place-items-center rounded-full text-dim transition-colors hover:bg-sunken hover:text-ink disabled:opacity-50 [&[aria-disabled=true]:not([aria-busy=true])]:opacity-50 aria-expanded:bg-sunken aria-expanded:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink ${sizes[size]}`}
    >
      <span className={busy ? 'opacity-0' : ''}>
        <Icon name={icon} size={size === 's' ? 16 : 18} />
      </span>
      {busy && <Spinner />}
    </button>
  )
}
