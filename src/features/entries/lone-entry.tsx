import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { linkedEntryQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Skeleton } from '#ui/skeleton.tsx'

interface Props {
  owner: Card
  entryId: number
  onClose: () => void
  renderEntry: (entry: Entry) => ReactNode
  /** Where it can be seen instead. */
  children: ReactNode
}

/** The entry a link points to, above the trail. */
export function LoneEntry({ owner, entryId, onClose, renderEntry, children }: Props) {
  const { t } = useI18n()
  const linked = useQuery(linkedEntryQuery(usePortal(), owner, entryId))
  const region = useRef<HTMLElement>(null)
  const found = linked.data !== undefined
  useEffect(() => {
    if (found) region.current?.querySelector('article')?.focus()
  }, [found])
  const error = linked.error ? toPortalError(linked.error) : null
  const again = { label: t('state.retry'), onAct: () => void linked.refetch(), busy: linked.isFetching }
  return (
    <section
      ref={region}
      aria-label={t('feed.linked')}
      className="mb-3 rounded-lg border border-accent px-3.5 py-1"
    >
      <div className="flex items-center justify-between text-xs font-semibold text-dim">
        <h2>{t('feed.linked')}</h2>
        <span className="flex items-center gap-2">
          {children}
          <IconButton size="s" icon="close" label={t('feed.closeLinked')} onClick={onClose} />
        </span>
      </div>
      {linked.isPending && <Skeleton count={1} />}
      {linked.data && renderEntry(linked.data)}
      {error && (
        <div className="pb-2.5">
          <InlineMessage
            tone={error.code === 'notFound' ? 'warn' : 'error'}
            action={error.code === 'notFound' ? undefined : again}
          >
            {error.code === 'notFound' ? t('feed.linkedGone') : t(error.key)}
          </InlineMessage>
        </div>
      )}
    </section>
  )
}
