import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { deleteEntryMutation } from '#data/entry-mutations.ts'
import { ledgerQuery, screenQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { isFinal, refusalKey } from './refusal-key.ts'

interface Props {
  owner: Card
  entry: Entry
  /** Called when the portal confirmed, just before the entry leaves the screen. */
  onDeleted: () => void
  onClose: () => void
}

/** Asks before an entry is deleted, and explains where the portal does not do it. */
export function DeletePanel({ owner, entry, onDeleted, onClose }: Props) {
  const { t } = useI18n()
  const id = useId()
  const connection = usePortal()
  const screen = useQuery(screenQuery(owner)).data
  const ledger = useQuery({ ...ledgerQuery(connection, owner), enabled: false }).data
  const options = deleteEntryMutation(connection, owner)
  const removal = useMutation({
    ...options,
    onSuccess(...done) {
      // The panel goes with its entry, so whoever moves the focus has to do it before.
      onDeleted()
      return options.onSuccess?.(...done)
    },
  })
  const keep = useRef<HTMLButtonElement>(null)
  // Two clicks may come before the first one is drawn.
  const underWay = useRef(false)
  const closed = screen?.mayEdit === false
  const error = removal.error ? toPortalError(removal.error) : null
  const over = error !== null && isFinal(error)
  const isFromElsewhere =
    ledger?.records.some((record) => record.kind === 'bind' && record.entry.id === entry.id) ?? false
  const me = screen?.me.ok ? screen.me.value : null

  useEffect(() => keep.current?.focus(), [])
  // The other button is taken away, with the focus that may be on it.
  useEffect(() => {
    if (over) keep.current?.focus()
  }, [over])

  function remove() {
    if (closed || underWay.current) return
    underWay.current = true
    removal.mutate(entry.id, { onSettled: () => void (underWay.current = false) })
  }

  function close() {
    if (!removal.isPending) onClose()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }

  return (
    <div
      role="group"
      aria-labelledby={`${id}q`}
      onKeyDown={handleKey}
      className="mt-2 flex max-w-180 flex-col gap-2 rounded-md border border-line p-3"
    >
      <div id={`${id}q`} className="font-semibold">
        {t('delete.ask')}
      </div>
      <div id={`${id}w`} className="text-sm text-dim">
        {closed && <p>{t('delete.notEditor')}</p>}
        <p>{t('delete.who')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!over && (
          <Button
            kind={closed ? 'plain' : 'danger'}
            busy={removal.isPending}
            aria-disabled={closed}
            aria-describedby={`${id}w`}
            onClick={remove}
          >
            {t('delete.yes')}
          </Button>
        )}
        <Button ref={keep} aria-disabled={removal.isPending} aria-describedby={`${id}w`} onClick={close}>
          {t('delete.no')}
        </Button>
      </div>
      <div className={error ? '' : '-mt-2'}>
        <InlineMessage tone="error">
          {error && t(refusalKey(error, { me, mayEdit: screen?.mayEdit ?? null, isFromElsewhere }))}
        </InlineMessage>
      </div>
    </div>
  )
}
