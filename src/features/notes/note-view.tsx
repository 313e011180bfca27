import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Card, isSameCard } from '#core/entity-types.ts'
import type { Entry, Note } from '#core/entry.ts'
import { shownTitle } from '#core/text.ts'
import { useHold } from '#data/use-hold.ts'
import { bindingsQuery } from '#data/trail-queries.ts'
import type { MessageKey } from '#i18n/catalogue.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { usePortal } from '#portal/use-portal.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { OnDemand, onDemand } from '#ui/on-demand.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { NoteFoot } from './note-foot.tsx'
import { NoteText } from './note-text.tsx'

export const NoteDeletion = onDemand(() =>
  import('./note-deletion.tsx').then((module) => module.NoteDeletion),
)

interface NoteViewProps {
  owner: Card
  entry: Entry
  note: Note
  /** Why it cannot be changed; null where it can. */
  closed: MessageKey | null
  deleting: boolean
  failure: Error | null
  onEdit: () => void
  onDelete: () => void
  onDismiss: () => void
}

/** The note as a sheet on its entry, with what can be done to it. */
export function NoteView(props: NoteViewProps) {
  const { owner, entry, note, closed, deleting, failure, onEdit, onDelete, onDismiss } = props
  const { t } = useI18n()
  const [asking, setAsking] = useState(false)
  const [explaining, setExplaining] = useState(false)
  useHold(entry.id, asking)
  const elsewhere = useElsewhere(owner, entry.id)
  const id = useId()
  const shared = {
    size: 's',
    title: closed ? t(closed) : undefined,
    'aria-disabled': closed !== null,
    'aria-describedby': closed ? id : undefined,
  } as const

  function handleAsk() {
    if (closed) return setExplaining(true)
    onDismiss()
    setAsking(!asking)
  }

  return (
    <>
      <Sheet
        label={t('note.labelOf', { title: shownTitle(entry.title) || t('entry.untitled') })}
        foot={<NoteFoot note={note} elsewhere={elsewhere} />}
        actions={
          <>
            <IconButton
              {...shared}
              icon="edit"
              label={t('note.edit')}
              onClick={() => (closed ? setExplaining(true) : onEdit())}
            />
            <IconButton
              {...shared}
              icon="trash"
              label={t('note.delete')}
              aria-expanded={asking}
              onClick={handleAsk}
            />
            {closed && (
              <span id={id} hidden>
                {t(closed)}
              </span>
            )}
          </>
        }
      >
        <NoteText text={note.text} />
      </Sheet>
      {explaining && closed && <InlineMessage>{t(closed)}</InlineMessage>}
      {asking && (
        <OnDemand>
          <NoteDeletion
            busy={deleting}
            failure={failure}
            onDelete={onDelete}
            onKeep={() => {
              setAsking(false)
              onDismiss()
            }}
          />
        </OnDemand>
      )}
    </>
  )
}

/** On how many other cards the entry shows, and its note with it. */
function useElsewhere(owner: Card, entryId: number): number {
  const query = useQuery({
    ...bindingsQuery(usePortal(), entryId),
    // They come with the entry; asked for one by one they would be a request an entry.
    enabled: ({ state }) => state.data !== undefined,
  })
  const cards = query.data?.ok ? query.data.value : []
  return cards.filter(
    ({ entityTypeId, entityId }) => entityTypeId !== null && !isSameCard({ entityTypeId, entityId }, owner),
  ).length
}
