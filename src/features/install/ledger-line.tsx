import type { LedgerState } from '#core/install-state.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import type { IconName } from '#ui/icon-paths.ts'
import { Icon } from '#ui/icon.tsx'

const looks: Record<LedgerState, { icon: IconName; tone: string }> = {
  there: { icon: 'circle-check', tone: 'text-ok' },
  missing: { icon: 'info', tone: 'text-dim' },
  unknown: { icon: 'info', tone: 'text-dim' },
  denied: { icon: 'warning', tone: 'text-warn' },
}

/** Whether people share what Trail writes down of pins and bindings. */
export function LedgerLine({ state }: { state: LedgerState }) {
  const { t } = useI18n()
  const { icon, tone } = looks[state]
  return (
    <section>
      <h2 className="mb-1 text-sm font-semibold text-dim">{t('install.ledger')}</h2>
      <p className="flex items-start gap-1.5">
        <span className={`pt-0.5 ${tone}`}>
          <Icon name={icon} size={16} />
        </span>
        <span className="text-pretty">{t(`install.ledger.${state}`)}</span>
      </p>
    </section>
  )
}
