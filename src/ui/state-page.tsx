import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'

type StatePageProps = {
  icon: IconName
  title: string
  /** The heading's level in the page's outline. */
  level?: 1 | 2 | 3 | undefined
  /** For a frame that cannot grow: the icon beside the title, and little room around. */
  compact?: boolean | undefined
  children?: ReactNode
  action?:
    | { label: string; onAct: () => void; icon?: IconName | undefined; busy?: boolean | undefined }
    | undefined
}

export function StatePage({ icon, title, level = 2, compact = false, children, action }: StatePageProps) {
  const Heading = `h${level}` as const
  const heading = <Heading className="text-xl font-semibold text-balance">{title}</Heading>
  return (
    <div className={`mx-auto flex max-w-md flex-col items-center px-4 text-center ${compact ? '' : 'py-10'}`}>
      {compact ? (
        <div className="flex items-center gap-2">
          <Icon name={icon} size={20} />
          {heading}
        </div>
      ) : (
        <>
          <span className="mb-4 grid size-20 place-items-center rounded-full bg-soft text-dim">
            <Icon name={icon} size={40} />
          </span>
          {heading}
        </>
      )}
      {children && <div className="mt-1.5 text-pretty wrap-anywhere text-dim">{children}</div>}
      {action && (
        <div className={compact ? 'mt-3' : 'mt-5'}>
          <Button kind="primary" icon={action.icon} busy={action.busy} onClick={action.onAct}>
            {action.label}
          </Button>
        </div>
      )}
    </div>
  )
}
