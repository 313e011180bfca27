import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import type { IconName } from '#ui/icon-paths.ts'
import { reloadPage } from '#ui/reload-page.ts'
import { StatePage } from '#ui/state-page.tsx'

/** Why there is no trail. */
const STATES = {
  outside: ['plug', 'state.outside.title', 'state.outside.text'],
  silent: ['clock', 'state.silent.title', 'state.silent.text'],
  placement: ['info', 'state.placement.title', 'state.placement.text'],
  card: ['info', 'state.card.title', 'state.card.text'],
  access: ['lock', 'state.access.title', 'state.access.text'],
  crash: ['warning', 'state.crash.title', 'state.crash.text'],
} as const satisfies Record<string, readonly [IconName, MessageKey, MessageKey]>

export type StateKind = keyof typeof STATES

/** A whole page in place of the trail, with the one thing to do next. */
export function StateText({ kind }: { kind: StateKind }) {
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
