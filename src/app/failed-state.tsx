import type { ErrorCode, PortalError } from '#core/portal-error.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { StatePage } from '#ui/state-page.tsx'
import { NextTry } from './next-try.tsx'
import { State } from './state.tsx'

/** What passes by itself within a minute or so. */
const PASSES_SOON: ReadonlySet<ErrorCode> = new Set(['network', 'portalDown', 'rateLimit', 'timeout'])

/** The trail itself could not be loaded. */
export function FailedState({
  error,
  onRetry,
  busy,
}: {
  error: PortalError
  onRetry: () => void
  busy: boolean
}) {
  const { t } = useI18n()
  if (error.code === 'accessDenied') return <State kind="access" />
  return (
    <StatePage
      icon="warning"
      title={t('state.failed.title')}
      level={1}
      action={{ label: t('state.retry'), icon: 'refresh', onAct: onRetry, busy }}
    >
      {t(error.key)}
      {PASSES_SOON.has(error.code) && <NextTry busy={busy} onTry={onRetry} />}
    </StatePage>
  )
}
