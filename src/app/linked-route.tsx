import { useQuery } from '@tanstack/react-query'
import { entityTypeById } from '#core/entity-types.ts'
import { toPortalError } from '#core/portal-error.ts'
import { bindingsQuery } from '#data/trail-queries.ts'
import { InstallPage } from '#features/install/install-page.tsx'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TabRoute } from './tab-route.tsx'

/** The app's own page, opened by a link to an entry: the trail of the card that shows the entry. */
export function LinkedRoute({ entryId }: { entryId: number }) {
  const { t } = useI18n()
  const query = useQuery(bindingsQuery(usePortal(), entryId))
  const error = query.error && toPortalError(query.error)
  if (error && error.code !== 'notFound') {
    return (
      <InlineMessage
        tone="error"
        action={{ label: t('state.retry'), onAct: () => void query.refetch(), busy: query.isFetching }}
      >
        {t(error.key)}
      </InlineMessage>
    )
  }
  if (query.isPending) return <Skeleton count={6} lines={2} />

  const bindings = query.data?.ok ? query.data.value : []
  const home = bindings.flatMap(({ entityTypeId, entityId }) =>
    entityTypeId !== null && entityTypeById(entityTypeId) ? [{ entityTypeId, entityId }] : [],
  )[0]
  if (home) return <TabRoute owner={home} linkedId={entryId} />
  return (
    <>
      <div className="mb-4">
        <InlineMessage tone="warn">{t('feed.linkedGone')}</InlineMessage>
      </div>
      <InstallPage />
    </>
  )
}
