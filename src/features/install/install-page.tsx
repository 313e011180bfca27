import { useQuery } from '@tanstack/react-query'
import { toPortalError } from '#core/portal-error.ts'
import { installQuery } from '#data/install-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { StatePage } from '#ui/state-page.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { SetUp } from './set-up.tsx'
import { NotSetUp, Ready } from './visitor.tsx'

/** The app's own page, and the page of install mode: an administrator sets up, anybody else is told where Trail is. */
export function InstallPage() {
  const { host } = usePortal()
  return host.isInstall && !host.isAdmin ? <NotSetUp /> : <Known />
}

function Known() {
  const connection = usePortal()
  const { t } = useI18n()
  const { data, error, isFetching, refetch } = useQuery(installQuery(connection))
  const failed = (reason: unknown) => (
    <StatePage
      icon="warning"
      title={t('install.unread.title')}
      level={1}
      action={{ label: t('state.retry'), icon: 'refresh', onAct: () => void refetch(), busy: isFetching }}
    >
      {t(toPortalError(reason).key)}
    </StatePage>
  )

  if (!data) return error ? failed(error) : <Loading />
  const { placements, kinds, ledger, installed } = data
  if (!connection.host.isAdmin) {
    return installed === false || (placements.ok && placements.value.length === 0) ? <NotSetUp /> : <Ready />
  }
  if (!placements.ok)
    return placements.error.code === 'accessDenied' ? <NotSetUp /> : failed(placements.error)
  if (!kinds.ok) return failed(kinds.error)
  return (
    <SetUp
      placements={placements.value}
      kinds={kinds.value}
      ledger={ledger}
      unread={error !== null}
      onRead={() => void refetch()}
    />
  )
}

function Loading() {
  const { t } = useI18n()
  return (
    <div role="status">
      <VisuallyHidden>{t('install.loading')}</VisuallyHidden>
      <Skeleton count={6} lines={1} />
    </div>
  )
}
