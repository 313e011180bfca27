import type { Note } from '#core/entry.ts'
import { usePersonName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'

interface ConflictWordsProps {
  /** The note as it is now; null where it was deleted, of which no portal tells by whom. */
  current: Note | null
  words?: 'note.conflict.titleBy' | 'note.deleteChanged'
}

/** Who changed a note meanwhile, and when. */
export function ConflictWords({ current, words = 'note.conflict.titleBy' }: ConflictWordsProps) {
  const { t, moments } = useI18n()
  const name = usePersonName(current ? current.updatedById || current.createdById : 0)
  if (!current) return t('note.conflict.title')
  const at = current.updatedTime ?? current.createdTime
  return (
    <>
      {t(words, { name })}
      {at && (
        <>
          {' · '}
          <time dateTime={at} title={moments.absolute(at)} className="font-normal text-dim">
            {moments.relative(at)}
          </time>
        </>
      )}
    </>
  )
}
