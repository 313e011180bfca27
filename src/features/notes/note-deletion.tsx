import { toPortalError } from '#core/portal-error.ts'
import { NoteConflict } from '#data/note-mutations.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { InlineMessage } from '#ui/inline-message.tsx'
import { Question } from '#ui/question.tsx'
import { ConflictWords } from './conflict-words.tsx'

interface NoteDeletionProps {
  busy: boolean
  failure: Error | null
  onDelete: () => void
  onKeep: () => void
}

/** Asks in place before a note is deleted, and says there what came of it. */
export function NoteDeletion({ busy, failure, onDelete, onKeep }: NoteDeletionProps) {
  const { t } = useI18n()
  return (
    <Question
      ask={t('note.deleteAsk')}
      busy={busy}
      no={{ label: t('note.deleteNo'), onNo: onKeep }}
      yes={{ label: t('note.deleteYes'), onYes: onDelete }}
      message={
        <>
          <InlineMessage tone="warn">
            {failure instanceof NoteConflict && (
              <ConflictWords current={failure.current} words="note.deleteChanged" />
            )}
          </InlineMessage>
          <InlineMessage tone="error">
            {failure && !(failure instanceof NoteConflict) && t(toPortalError(failure).key)}
          </InlineMessage>
        </>
      }
    />
  )
}
