import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'

type InlineMessageProps = {
  tone?: 'info' | 'ok' | 'warn' | 'error' | undefined
  /** Without words the region stays, empty: screen readers then announce the words when they come. */
  children?: ReactNode
  action?: { label: string; onAct: () => void; busy?: boolean | undefined } | undefined
  dismiss?: { label: string; onDismiss: () => void } | undefined
}

const tones: Record<'info' | 'ok' | 'warn' | 'error', { look: string; icon: IconName }> = {
  info: { look: 'bg-accent-soft text-accent-ink', icon: 'info' },
  ok: { look: 'bg-ok-soft text-ok', icon: 'circle-check' },
  warn: { look: 'bg-warn-soft text-warn', icon: 'warning' },
  error: { look: 'bg-bad-soft text-bad', icon: 'circle-crossed' },
}

export function InlineMessage({ tone = 'info', children, action, dismiss }: InlineMessageProps) {
  const { look, icon } = tones[tone]
  return (
    <div role={tone === 'error' ? 'alert' : 'status'}>
      {children && (
        <div className={`flex max-w-180 items-start gap-2 rounded-md px-3 py-1.5 ${look}`}>
          <span className="pt-1.5">
            <Icon name={icon} size={16} />
          </span>
          <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
            <div dir="auto" className="min-w-0 py-1 wrap-anywhere text-ink">
              {children}
            </div>
            {action && (
              <Button size="s" busy={action.busy} onClick={action.onAct}>
                {action.label}
              </Button>
            )}
          </div>
          {dismiss && <IconButton label={dismiss.label} icon="close" size="s" onClick={dismiss.onDismiss} />}
        </div>
      )}
    </div>
  )
}
