import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Card } from '#core/entity-types.ts'
import type { Entry } from '#core/entry.ts'
import { toPortalError } from '#core/portal-error.ts'
import { deleteEntryMutation } from '#data/entry-mutations.ts'
import { learnRefusal } from '#data/refusals.ts'
import { ledgerQuery, screenQuery } from '#data/trail-queries.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Question } from '#ui/question.tsx'
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
  const client = useQueryClient()
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
  // Two clicks may come before the first one is drawn.
  const underWay = useRef(false)
  const closed = screen?.mayEdit === false
  const error = removal.error ? toPortalError(removal.error) : null
  const over = error !== null && isFinal(error)
  const isFromElsewhere =
    ledger?.records.some((record) => record.kind === 'bind' && record.entry.id === entry.id) ?? false
  const me = screen?.me.ok ? screen.me.value : null
  const circumstances = { me, mayEdit: screen?.mayEdit ?? null, isFromElsewhere }

  function remove() {
    if (closed || underWay.current) return
    underWay.current = true
    removal.mutate(entry.id, {
      onError(reason) {
        const refusal = toPortalError(reason)
        if (isFinal(refusal)) learnRefusal(client, owner, entry.id, refusalKey(refusal, circumstances))
      },
      onSettled: () => void (underWay.current = false),
    })
  }

  return (
    <div className="mt-2">
      <Question
        ask={t('delete.ask')}
        busy={removal.isPending}
        no={{ label: t('delete.no'), onNo: onClose }}
        yes={over ? null : { label: t('delete.yes'), onYes: remove, closed }}
        message={<InlineMessage tone="error">{error && t(refusalKey(error, circumstances))}</InlineMessage>}
      >
        {closed && <p>{t('delete.notEditor')}</p>}
        <p>{t('delete.who')}</p>
      </Question>
    </div>
  )
}
