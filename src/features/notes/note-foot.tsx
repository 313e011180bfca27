import type { Note } from '#core/entry.ts'
import { usePersonName } from '#data/use-names.ts'
import { useI18n } from '#i18n/use-i18n.ts'

/** Who wrote a note last, when, and how many other cards show it. */
export function NoteFoot({ note, elsewhere = 0 }: { note: Note; elsewhere?: number }) {
  const { t, moments } = useI18n()
  const name = usePersonName(note.updatedById || note.createdById)
  const at = note.updatedTime ?? note.createdTime
  return (
    <>
      <span>
        <bdi>{name}</bdi>
        {at && (
          <>
            <span> · </span>
            <time dateTime={at} title={moments.absolute(at)}>
              {moments.relative(at)}
            </time>
          </>
        )}
      </span>
      {elsewhere > 0 && <span>{t('note.shared', { count: elsewhere })}</span>}
    </>
  )
}
