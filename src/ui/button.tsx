import type { ComponentProps, MouseEvent } from 'react'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined
  size?: 'm' | 's' | undefined
  icon?: IconName | undefined
  /** Work is under way: the button keeps its width, its name and the focus, and does nothing more. */
  busy?: boolean | undefined
}

const kinds = {
  primary: 'border-transparent bg-accent font-semibold text-white hover:bg-accent-hover',
  plain: 'border-line bg-canvas hover:border-edge hover:bg-soft',
  quiet: 'border-transparent text-dim hover:bg-sunken hover:text-ink',
  danger: 'border-transparent bg-danger font-semibold text-white hover:bg-danger-hover',
}

const sizes = { m: 'min-h-8.5 px-4', s: 'min-h-7 px-3 text-sm' }

export function Button(props: ButtonProps) {
  const {
    kind = 'plain',
    size = 'm',
    icon,
    busy = false,
    children,
    onClick,
    type = 'button',
    ...rest
  } = props

  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (busy) return event.preventDefault()
    onClick?.(event)
  }

  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={handleClick}
      className={`relative inline-flex max-w-full items-center justify-center rounded-full border transition-colors disabled:opacity-50 aria-disabled:cursor-default [&[aria-disabled=true]:not([aria-busy=true])]:opacity-50 ${sizes[size]} ${kinds[kind]}`}
    >
      <span className={`inline-flex min-w-0 items-center gap-1.5 ${busy ? 'opacity-0' : ''}`}>
        {icon && <Icon name={icon} size={size === 's' ? 16 : 18} />}
        <span className="min-w-0">{children}</span>
      </span>
      {busy && <Spinner />}
    </button>
  )
}
