import { useId, useRef } from 'react'
import type { Note } from '#core/entry.ts'
import { useI18n } from '#i18n/use-i18n.ts'
import { Button } from '#ui/button.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useBorrowedFocus } from '#ui/use-borrowed-focus.ts'
import { ConflictWords } from './conflict-words.tsx'
import { NoteFoot } from './note-foot.tsx'
import { NoteText } from './note-text.tsx'

interface NoteClashProps {
  theirs: Note | null
  yours: string
  onOverwrite: () => void
  onTake: () => void
  onGoOn: () => void
}

/** Two people wrote at once: both notes side by side, and nothing overwritten until one of them chooses. */
export function NoteClash({ theirs, yours, onOverwrite, onTake, onGoOn }: NoteClashProps) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  useBorrowedFocus(box)
  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      className="max-w-180 rounded-md border border-line bg-soft px-3 py-2.5"
    >
      <p id={id} className="font-semibold">
        <ConflictWords current={theirs} />
      </p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <div className="min-w-0">
          <p className="mb-1 text-sm text-dim">{t('note.conflict.theirs')}</p>
          <Theirs note={theirs} />
        </div>
        <div className="min-w-0">
          <p className="mb-1 text-sm text-dim">{t('note.conflict.yours')}</p>
          <Sheet label={t('note.conflict.yours')}>
            <NoteText text={yours} />
          </Sheet>
        </div>
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="s" onClick={onGoOn}>
          {t('note.conflict.merge')}
        </Button>
        <Button size="s" onClick={onTake}>
          {t('note.conflict.take')}
        </Button>
        <Button size="s" kind="danger" onClick={onOverwrite}>
          {t('note.conflict.overwrite')}
        </Button>
      </div>
    </div>
  )
}

/** The note as it is now, by somebody else. */
export function Theirs({ note }: { note: Note | null }) {
  const { t } = useI18n()
  if (!note) return <p>{t('note.conflict.deleted')}</p>
  return (
    <Sheet label={t('note.conflict.theirs')} foot={<NoteFoot note={note} />}>
      <NoteText text={note.text} />
    </Sheet>
  )
}
