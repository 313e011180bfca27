import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import { newerCount } from '#core/newer-count.ts'
import type { EntryList } from '#core/operations.ts'
import type { TrailList } from '#core/paging.ts'
import { keys } from '#data/keys.ts'
import { headQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import type { Trail } from './use-trail.ts'

const ShowNewer = onDemand(() => import('./show-newer.tsx').then((module) => module.ShowNewer))

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
  const [added, setAdded] = useState(0)
  const [isNeeded, setIsNeeded] = useState(false)
  const newest = useQueryClient().getQueryData<TrailList>(keys.ordered(owner, 'newest'))
  const count = order === 'newest' ? trail.written : newest ? newerCount(newest, unseen(head.data, trail)) : 0
  if (count > 0 && !isNeeded) setIsNeeded(true)

  return (
    <div className="relative flex flex-col items-center">
      {isNeeded && (
        <OnDemand>
          <ShowNewer owner={owner} count={count} onAdded={setAdded} onShown={onShown} />
        </OnDemand>
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
