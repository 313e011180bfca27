import { type KeyboardEvent, useId, useRef } from 'react'
import { toPortalError } from '#core/portal-error.ts'
import { NoteConflict } from '#data/note-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { InlineMessage } from '#ui/inline-message.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'

interface NoteDeletionProps {
  busy: boolean
  failure: Error | null
  onDelete: () => void
  onKeep: () => void
}

/** Asks in place before a note is deleted, and says there what came of it. */
export function NoteDeletion({ busy, failure, onDelete, onKeep }: NoteDeletionProps) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  useBorrowedFocus(box)

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!busy) onKeep()
  }

  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={handleKey}
      className="max-w-160 rounded-md border border-line bg-soft px-3 pt-0.5 pb-2.5 [&>:not(:empty)]:mt-2"
    >
      <p id={id} className="font-semibold">
        {t('note.deleteAsk')}
      </p>
      <InlineMessage tone="warn">{failure instanceof NoteConflict && t('note.deleteChanged')}</InlineMessage>
      <InlineMessage tone="error">
        {failure && !(failure instanceof NoteConflict) && t(toPortalError(failure).key)}
      </InlineMessage>
      <div className="flex flex-wrap gap-2">
        <Button size="s" aria-disabled={busy} onClick={() => busy || onKeep()}>
          {t('note.deleteNo')}
        </Button>
        <Button size="s" kind="danger" busy={busy} onClick={onDelete}>
          {t('note.deleteYes')}
        </Button>
      </div>
    </div>
  )
}
