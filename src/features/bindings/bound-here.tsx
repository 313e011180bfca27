import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { StoredRecord } from '#core/ledger.ts'
import { toPortalError } from '#core/portal-error.ts'
import { ledgerQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { VisuallyHidden } from '#ui/visually-hidden.tsx'
import { useBoundDetails } from './use-bound-details.ts'
import { useMissingTitles } from './use-missing-titles.ts'

interface Props {
  owner: Card
  renderEntry: (record: StoredRecord) => ReactNode
}

/** Entries of other cards that were bound to this one: the card's own list does not have them. */
export function BoundHere({ owner, renderEntry }: Props) {
  const { t } = useI18n()
  const ledger = useQuery(ledgerQuery(usePortal(), owner)).data
  const records = ledger?.records.filter((record) => record.kind === 'bind') ?? []
  const { bound, shown, next, failure, loading, ask } = useBoundDetails(owner, records)
  const [open, setOpen] = useState(false)
  const [left, setLeft] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(records.length)
  const id = useId()
  const count = records.length
  useMissingTitles(
    owner,
    shown.map((record) => record.entry),
  )

  useEffect(() => {
    const fewer = count < before.current
    before.current = count
    if (!open || !fewer) return
    setLeft(true)
    // The focus stood in the entry that has gone.
    if (document.activeElement === document.body) button.current?.focus()
  }, [count, open])

  // Once opened it stays, so that whoever took the last entry away is told.
  if (count === 0 && !open) return null

  function toggle() {
    if (!open && shown.length === 0 && !loading && next > 0) ask()
    setLeft(false)
    setOpen(!open)
  }

  return (
    <section aria-labelledby={`${id}-head`} aria-busy={loading} className="mb-3">
      <h2>
        <button
          ref={button}
          id={`${id}-head`}
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={toggle}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-sm text-start text-sm font-semibold text-dim hover:text-ink"
        >
          <span className={`inline-flex ${open ? 'rotate-180' : ''}`}>
            <Icon name="chevron" size={16} />
          </span>
          <span>{t('bindings.here.title', { count: bound.length })}</span>
        </button>
      </h2>
      {open && (
        <div id={id} className="[&>:not(:empty)]:mt-2">
          <div>
            {shown.map((record) => (
              <Fragment key={record.entry.id}>{renderEntry(record)}</Fragment>
            ))}
          </div>
          {loading && <Skeleton count={Math.max(1, Math.min(10, bound.length - shown.length))} />}
          <p role="status">{loading && <VisuallyHidden>{t('feed.loadingNext')}</VisuallyHidden>}</p>
          <InlineMessage
            tone="error"
            action={{ label: t('state.retry'), onAct: () => void failure?.refetch(), busy: loading }}
          >
            {failure?.error && t(toPortalError(failure.error).key)}
          </InlineMessage>
          {bound.length === 0 && <p className="text-dim">{t('bindings.here.none')}</p>}
          <InlineMessage>{left && t('bindings.here.left')}</InlineMessage>
          {next > 0 && !loading && !failure && (
            <div>
              <Button onClick={ask}>{t('feed.next', { count: next })}</Button>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
