import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import type { IconName } from './icon-paths.ts'
import { Icon } from './icon.tsx'

type StatePageProps = {
  icon: IconName
  title: string
  /** The heading's level in the page's outline. */
  level?: 1 | 2 | 3 | undefined
  children?: ReactNode
  action?:
    | { label: string; onAct: () => void; icon?: IconName | undefined; busy?: boolean | undefined }
    | undefined
}

export function StatePage({ icon, title, level = 2, children, action }: StatePageProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-10 text-center">
      <span className="grid size-20 place-items-center rounded-full bg-soft text-dim">
        <Icon name={icon} size={40} />
      </span>
      <Heading className="mt-4 text-xl font-semibold text-balance">{title}</Heading>
      {children && <div className="mt-1.5 text-pretty wrap-anywhere text-dim">{children}</div>}
      {action && (
        <div className="mt-5">
          <Button kind="primary" icon={action.icon} busy={action.busy} onClick={action.onAct}>
            {action.label}
          </Button>
        </div>
      )}
    </div>
  )
}
