import { useI18n } from '#i18n/use-i18n.ts'
import { StatePage } from '#ui/state-page.tsx'

/** For those who cannot set Trail up: whom to ask. */
export function NotSetUp() {
  const { t } = useI18n()
  return (
    <StatePage icon="lock" title={t('install.notAdmin.title')} level={1}>
      {t('install.notAdmin.text')}
    </StatePage>
  )
}

/** What Trail is and where to find it. */
export function Ready() {
  const { t } = useI18n()
  return (
    <StatePage icon="circle-check" title={t('install.ready.title')} level={1}>
      {t('install.ready.text')}
    </StatePage>
  )
}
