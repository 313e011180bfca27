import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Order, PAGE_SIZE } from '#core/calls.ts'
import type { Card } from '#core/entity-types.ts'
import type { EntryList } from '#core/operations.ts'
import { toPortalError } from '#core/portal-error.ts'
import { newerMutation } from '#data/entry-mutations.ts'
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
  const count = newCount(head.data, trail, order)

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
    <div className="flex flex-col items-center">
      {count > 0 && (
        <div className="pb-2.5">
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

/** Oldest first, the highest loaded id says nothing of what is new; there only the counts differ. */
function newCount(head: EntryList, { entries, total }: Trail, order: Order): number {
  if (order === 'oldest') return Math.max(0, (head.total ?? 0) - (total ?? head.total ?? 0))
  const highest = entries.reduce((most, entry) => Math.max(most, entry.id), 0)
  const fresh = head.entries.filter((entry) => entry.id > highest).length
  // The head is one page: where all of it is new, there may be more behind it.
  return fresh < PAGE_SIZE ? fresh : Math.max(fresh, (head.total ?? 0) - (total ?? 0))
}
