import type { ErrorCode, PortalError } from '#core/portal-error.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import type { IconName } from '#ui/icon-paths.ts'
import { reloadPage } from '#ui/reload-page.ts'
import { StatePage } from '#ui/state-page.tsx'
import { NextTry } from './next-try.tsx'

const STATES = {
  outside: ['plug', 'state.outside.title', 'state.outside.text'],
  silent: ['clock', 'state.silent.title', 'state.silent.text'],
  placement: ['info', 'state.placement.title', 'state.placement.text'],
  card: ['info', 'state.card.title', 'state.card.text'],
  access: ['lock', 'state.access.title', 'state.access.text'],
  crash: ['warning', 'state.crash.title', 'state.crash.text'],
} as const satisfies Record<string, readonly [IconName, MessageKey, MessageKey]>

/** A whole page in place of the trail, with the one thing to do next. */
export function State({ kind }: { kind: keyof typeof STATES }) {
  const { t } = useI18n()
  const [icon, title, text] = STATES[kind]
  return (
    <StatePage
      icon={icon}
      title={t(title)}
      level={1}
      compact={kind === 'silent'}
      action={{ label: t('state.reload'), icon: 'refresh', onAct: reloadPage }}
    >
      {t(text)}
    </StatePage>
  )
}

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
