import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { newerCount } from '#core/list-changes.ts'
import type { EntryList } from '#core/operations.ts'
import type { TrailList } from '#core/paging.ts'
import { toPortalError } from '#core/portal-error.ts'
import { keys } from '#data/keys.ts'
import { newerMutation } from '#data/paging-mutations.ts'
import { headQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import type { Trail } from './use-trail.ts'

interface Props {
  owner: Card
  order: Order
  trail: Trail
  /** Called once the new entries are in; the reader then sees the newest first. */
  onShown: () => void
}

/** Keeps entries written since behind a button: nothing moves under the reader. */
export function NewerButton({ owner, order, trail, onShown }: Props) {
  const { t } = useI18n()
  const connection = usePortal()
  const head = useQuery({ ...headQuery(connection, owner), enabled: false })
  const newer = useMutation(newerMutation(connection, owner))
  const [added, setAdded] = useState(0)
  const newest = useQueryClient().getQueryData<TrailList>(keys.ordered(owner, 'newest'))
  const count = order === 'newest' ? trail.written : newest ? newerCount(newest, unseen(head.data, trail)) : 0

  function show() {
    setAdded(0)
    newer.mutate(undefined, {
      onSuccess: () => {
        setAdded(count)
        onShown()
      },
    })
  }

  return (
    <div className="relative flex flex-col items-center">
      {count > 0 && (
        // Over the gap above the entries: in a row of its own it would move them when it comes.
        <div className="absolute -top-4.5 z-10 rounded-full shadow-float print:hidden">
          <Button size="s" icon="arrow-up" busy={newer.isPending} onClick={show}>
            {t('feed.new', { count })}
          </Button>
        </div>
      )}
      {newer.error && (
        <InlineMessage tone="error" action={{ label: t('state.retry'), onAct: show }}>
          {t(toPortalError(newer.error).key)}
        </InlineMessage>
      )}
      <span role="status" className="sr-only">
        {count > 0 ? t('feed.new', { count }) : added > 0 ? t('feed.added', { count: added }) : ''}
      </span>
    </div>
  )
}

/** Oldest first, what was written since stands behind the end: who has read on that far has seen it. */
function unseen({ entries, total, shape }: EntryList, trail: Trail): EntryList {
  const seen = new Set(trail.entries.map(({ id }) => id))
  return { entries: entries.filter(({ id }) => !seen.has(id)), total, shape }
}
